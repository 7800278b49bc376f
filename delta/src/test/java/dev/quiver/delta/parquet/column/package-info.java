/// Tests of how columns are found in files.
@NullMarked
package dev.quiver.delta.parquet.column;

import org.jspecify.annotations.NullMarked;
