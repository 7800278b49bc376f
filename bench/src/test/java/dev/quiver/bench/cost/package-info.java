/// What rows are said to cost.
@NullMarked
package dev.quiver.bench.cost;

import org.jspecify.annotations.NullMarked;
