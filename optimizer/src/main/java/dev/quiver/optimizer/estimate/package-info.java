/// How many rows and bytes a plan gives, by table statistics and stated assumptions. May use
/// `logical`.
///
/// Estimates choose between plans that give the same rows, never what a plan gives. All arithmetic
/// is in doubles over `+ - * /`, `min` and `max`, which every machine does alike.
@NullMarked
package dev.quiver.optimizer.estimate;

import org.jspecify.annotations.NullMarked;
