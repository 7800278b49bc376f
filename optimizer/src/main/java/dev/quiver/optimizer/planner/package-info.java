/// The choices that make a logical program a physical one: which side of a join is built, what a
/// source filters, what is shared. May use `logical`, `physical` and estimates.
///
/// Choices are made by arithmetic over pinned statistics, and ties are broken by position, so the
/// same program gives the same plan.
@NullMarked
package dev.quiver.optimizer.planner;

import org.jspecify.annotations.NullMarked;
