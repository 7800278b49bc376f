/// Machines: one final class an operator, a loop and its state.
///
/// An operator pulls batches and gives batches, driven by one thread. It reads no catalog,
/// estimates nothing and logs nothing; hashing is in `hash`, meaning in `expr`, memory asks in
/// `context`.
@NullMarked
package dev.quiver.exec.operator;

import org.jspecify.annotations.NullMarked;
