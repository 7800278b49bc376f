/// Measures physical plans through the executor, over tables in memory: what operators cost without
/// any file.
@NullMarked
package dev.quiver.bench.operator;

import org.jspecify.annotations.NullMarked;
