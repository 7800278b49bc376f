/// The front door: a bound program in, an optimized or a physical one out. May use the rooms of the
/// optimizer, `logical` and `physical`.
///
/// [dev.quiver.optimizer.Pipeline] is a list a person reads top to bottom. Everything here is a
/// pure function of the program, the pinned tables' statistics and the settings: no clock, thread,
/// memory or hash order has a say, so the same spec gives the same plan tomorrow.
@NullMarked
package dev.quiver.optimizer;

import org.jspecify.annotations.NullMarked;
