/// Aggregates as state inside a group's row: fixed bytes that begin as zeros.
///
/// The result is a function of the multiset of values, never of their order nor of how they were
/// split among threads: sums are exact (128 or 192 bits) or reproducible, and checked once, at the
/// end; extremes of floats are of one form (NaN greatest, one zero). A batch is added at once, in
/// loops typed when the plan was compiled; where groups are few, by number first and then once a
/// group. A sum, an average and a count of the same values are one state. Calls that observe the
/// order of rows (the first, lists, joined texts) see a struct of their arguments, what orders them
/// and the row's place in the input, and keep such rows as nodes behind the group's. Knows cursors
/// and rows, no operator.
@NullMarked
package dev.quiver.exec.aggregate;

import org.jspecify.annotations.NullMarked;
