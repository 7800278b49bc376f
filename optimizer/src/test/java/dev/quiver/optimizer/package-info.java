/// The whole pipeline: what it gives, what it costs, and how parts of it are switched off.
@NullMarked
package dev.quiver.optimizer;

import org.jspecify.annotations.NullMarked;
