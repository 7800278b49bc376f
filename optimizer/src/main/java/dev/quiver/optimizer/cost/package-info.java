/// What work costs: nanoseconds of one thread, by rows and the bytes they take.
///
/// The constants are rounded from measurements of joins of six million rows with one and a half
/// million, clustered and random, and with twenty thousand, on one thread; only their ratios choose
/// between plans. Plans are compared by work alone, never by threads or memory, so that the same
/// program gives the same plan anywhere.
@NullMarked
package dev.quiver.optimizer.cost;

import org.jspecify.annotations.NullMarked;
