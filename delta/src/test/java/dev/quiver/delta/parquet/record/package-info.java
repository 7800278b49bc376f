/// Asks Parquet-MR, which the room has for records, about files that the writer made.
@NullMarked
package dev.quiver.delta.parquet.record;

import org.jspecify.annotations.NullMarked;
