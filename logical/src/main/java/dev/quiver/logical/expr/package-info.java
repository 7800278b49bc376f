/// Bound scalar expressions, the functions they call, and aggregate calls. May use the JDK and
/// `type` only.
///
/// One expression tree, bound once: every column resolved, every type known, every implicit
/// conversion written out as a [Expr.Cast]. Constant folding, file pruning and execution all read
/// this tree, so a meaning is decided in one place.
@NullMarked
package dev.quiver.logical.expr;

import org.jspecify.annotations.NullMarked;
