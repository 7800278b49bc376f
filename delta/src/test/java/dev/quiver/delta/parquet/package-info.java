/// Tests of Parquet files, each read back by readers that are not ours.
@NullMarked
package dev.quiver.delta.parquet;

import org.jspecify.annotations.NullMarked;
