/// Rules one at a time: text in, text out.
@NullMarked
package dev.quiver.optimizer.rule;

import org.jspecify.annotations.NullMarked;
