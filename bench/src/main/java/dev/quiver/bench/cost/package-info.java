/// Measures what a row costs in each operator, for the constants by which plans are chosen. Holds
/// the verb alone; the operators run as the benchmarks of `operator` run them, on one thread, over
/// tables in memory, so that nothing is read.
@NullMarked
package dev.quiver.bench.cost;

import org.jspecify.annotations.NullMarked;
