/// The proof that optimizing keeps the rows: random programs, a naive interpreter, and a comparison
/// of what comes out before and after.
@NullMarked
package dev.quiver.optimizer.semantics;

import org.jspecify.annotations.NullMarked;
