/// Measures each kernel family on one batch of 2,048 rows: the scalar kernels and their SIMD twins,
/// in nanoseconds a row.
///
/// A SIMD kernel enters the engine with a figure here that beats its twin's. Forks run one choice
/// each, as a query does, so that no call site sees both.
@NullMarked
package dev.quiver.bench.kernel;

import org.jspecify.annotations.NullMarked;
