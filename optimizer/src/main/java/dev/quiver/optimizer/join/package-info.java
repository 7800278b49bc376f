/// The order of joins: a hypergraph of what is joined with what, and a tree chosen from it. May use
/// `logical`, estimates and costs.
///
/// Inner joins are edges for each of their conjuncts, other joins one edge with all their condition
/// looks at on either side; which of them may change places with which is said by rules of
/// conflict, after Moerkotte, Fender and Eich (2013). Trees are found by dynamic programming over
/// sets of relations, after Moerkotte and Neumann (2008), and greedily where there are too many.
/// Equalities are kept as classes of equal columns, of which each join asks one; what was written
/// decides between trees that cost alike, and which side of a join is the left one.
@NullMarked
package dev.quiver.optimizer.join;

import org.jspecify.annotations.NullMarked;
