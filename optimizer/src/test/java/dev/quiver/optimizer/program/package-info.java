/// Tests of this room: text in, text out.
@NullMarked
package dev.quiver.optimizer.program;

import org.jspecify.annotations.NullMarked;
