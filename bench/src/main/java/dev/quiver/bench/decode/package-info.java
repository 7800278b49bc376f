/// Measures the decoding of Parquet column chunks into vectors, from a file that the writer made.
@NullMarked
package dev.quiver.bench.decode;

import org.jspecify.annotations.NullMarked;
