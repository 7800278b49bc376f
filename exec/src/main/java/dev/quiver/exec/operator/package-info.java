/// Machines: one final class an operator, a loop and its state.
///
/// An operator pulls batches and gives batches, driven by one thread. It reads no catalog,
/// estimates nothing and logs nothing; hashing is in `hash`, meaning in `expr`, memory asks in
/// `context`. A breaker takes batches from several workers, each into a state of its own, and what
/// it has made is a source of the next pipeline. An operator that holds a batch while something may
/// fail remembers it, so that closing the operator releases it.
@NullMarked
package dev.quiver.exec.operator;

import org.jspecify.annotations.NullMarked;
