/// Bound scalar expressions, the functions they call, aggregate calls, and how they are typed and
/// written. May use the JDK, `type`, and the exceptions of the room only.
///
/// One expression tree, bound once: every column resolved, every type known, every implicit
/// conversion written out as a [Expr.Cast]. Constant folding, file pruning and execution all read
/// this tree, so a meaning is decided in one place.
///
/// Whoever makes expressions from what people wrote does it through [Calls], [Comparisons],
/// [Numbers] and [Coercion], which check and convert; the records themselves take what they are
/// given, since rewrites keep types. A constant compared with a column takes the column's type if
/// it has the very same value there, so that the column stays bare and can be pruned by.
/// [ExprPrinter] writes an expression so that binding the text again gives one that prints the
/// same.
@NullMarked
package dev.quiver.logical.expr;

import org.jspecify.annotations.NullMarked;
