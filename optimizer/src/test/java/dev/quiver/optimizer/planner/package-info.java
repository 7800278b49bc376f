/// Tests of this room: text in, text out.
@NullMarked
package dev.quiver.optimizer.planner;

import org.jspecify.annotations.NullMarked;
