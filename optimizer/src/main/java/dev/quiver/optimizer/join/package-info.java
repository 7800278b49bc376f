/// The order of inner joins: the graph of what is joined with what, a tree chosen from it, and the
/// places of semi and anti joins in it. May use `logical` and estimates.
///
/// Equalities are kept as classes of equal columns, of which each join asks one; what was written
/// decides between trees that are thought to be alike, and which side of a join is the left one.
@NullMarked
package dev.quiver.optimizer.join;

import org.jspecify.annotations.NullMarked;
