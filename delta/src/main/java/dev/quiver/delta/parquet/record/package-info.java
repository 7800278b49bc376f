/// Small Parquet files of any shape, row by row, as Java objects: checkpoints and their sidecars.
///
/// Record assembly is Parquet's own, since a checkpoint is nested (maps in structs), small, and
/// read once a snapshot; tables are read by the vectorized reader beside this package, which knows
/// no nesting. Bytes come from the store; Hadoop is never touched.
@NullMarked
package dev.quiver.delta.parquet.record;

import org.jspecify.annotations.NullMarked;
