/// What work costs: nanoseconds of one thread, by rows and the bytes they take.
///
/// The constants were measured on this engine's own operators (`./quiver bench cost` measures them
/// anew) and are rounded, since only their ratios choose between plans. Plans are compared by work
/// alone, never by threads or memory, so that the same program gives the same plan anywhere.
@NullMarked
package dev.quiver.optimizer.cost;

import org.jspecify.annotations.NullMarked;
