/// The order of inner joins: the graph of what is joined with what, and a tree chosen from it. May
/// use `logical` and estimates.
///
/// A graph has no order: its leaves go by their smallest column id, so however the joins were
/// written, the same tree comes out. Equalities are kept as classes of equal columns, of which each
/// join asks one.
@NullMarked
package dev.quiver.optimizer.join;

import org.jspecify.annotations.NullMarked;
