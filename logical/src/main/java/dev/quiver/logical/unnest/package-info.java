/// Joins subqueries to what they are correlated with, so that no plan uses a column that does not
/// come from below.
///
/// A subquery's plan, as the binder makes it, may use columns of the rows it is asked for (its free
/// columns). First its correlated conjuncts are lifted into the join's condition; where an
/// aggregate without keys stands at the top, it is grouped by what they compare; and where neither
/// goes, the subquery is computed for every combination of the free columns at once (its domain),
/// after Neumann and Kemper, "Unnesting Arbitrary Queries", BTW 2015. May use `type`, `expr` and
/// `plan`.
@NullMarked
package dev.quiver.logical.unnest;

import org.jspecify.annotations.NullMarked;
