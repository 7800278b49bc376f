/// Estimates, against figures worked out by hand.
@NullMarked
package dev.quiver.optimizer.estimate;

import org.jspecify.annotations.NullMarked;
