/// How many rows and bytes a plan gives, by table statistics and stated assumptions. May use
/// `logical`.
///
/// Each node has a [dev.quiver.optimizer.estimate.Profile]: its rows, and for each column the
/// domain of its values (range, NULLs, distinct values), worked out when somebody asks. Domains go
/// through expressions, filters narrow and thin them, joins compare them as they were where the
/// columns come from, so that the rows of a tree of joins do not depend on its order.
///
/// Estimates choose between plans that give the same rows, never what a plan gives. All arithmetic
/// is in doubles over `+ - * /`, `min`, `max` and StrictMath, which every machine does alike.
@NullMarked
package dev.quiver.optimizer.estimate;

import org.jspecify.annotations.NullMarked;
