/// Parquet files row by row, as Java objects, by Parquet-MR's record assembly and without Hadoop:
/// the second opinion on what is read and written.
@NullMarked
package dev.quiver.delta.parquet.record;

import org.jspecify.annotations.NullMarked;
