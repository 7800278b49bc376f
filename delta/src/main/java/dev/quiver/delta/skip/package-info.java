/// Which files a scan need not read.
///
/// A predicate over a file ends in one of three answers, [Match]: none of its rows, some, all. What
/// is not known is SOME, so nothing here can lose a row. Two ways lead there: a predicate over
/// partition columns alone is evaluated, once for each distinct combination of their values, by the
/// very kernels that run queries (a function from constant expression to constant, given at the
/// door); anything else is reasoned about with the values that columns can have, each predicate
/// giving the truths that are possible ([Truths]). What is true of all rows of a file need not be
/// evaluated on them; a promise to the planner rests on partition values alone. Counts and extremes
/// are told ([SnapshotFacts]) only where bounds are values.
///
/// May use `delta.log` and `logical.expr`; sees no data page.
@NullMarked
package dev.quiver.delta.skip;

import org.jspecify.annotations.NullMarked;
