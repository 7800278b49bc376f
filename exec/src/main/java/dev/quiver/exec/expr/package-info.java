/// Bound expressions made runnable: ordinals begin here, and one meaning is given to each
/// expression.
///
/// [ExprCompiler] turns a tree into machines. Each gives a vector of the batch's capacity of which
/// only the positions asked for count; machines hold no memory between batches but what the
/// collector frees, so that nobody has to close them. What computes all positions at once (a
/// kernel's loop) may doubt its result, because it sees neither NULLs nor the selection; then the
/// rows that count are computed again, one by one and exactly, and only that pass raises errors. So
/// an error is always one of a selected, valid row.
///
/// Decimals of more than 18 digits stay in 64 bits while a batch's values allow it ([Narrow]); only
/// arithmetic on the way and those who ask (`compileLoose`) see them so.
///
/// Forms are kept: constants are computed once, and a part of one column is computed once for each
/// entry where that column is a small dictionary, for the entries that rows use if it may fail.
/// Everything else sees any form through one view of addresses.
///
/// Constant folding runs the same machines on a batch of one row. What operators mean is said in
/// `logical`; what only execution decides (rounding, texts of numbers and times) stands at the
/// class that does it. May use `batch` and `kernel`; knows no operator.
@NullMarked
package dev.quiver.exec.expr;

import org.jspecify.annotations.NullMarked;
