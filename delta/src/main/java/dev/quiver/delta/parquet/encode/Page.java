package dev.quiver.delta.parquet.encode;

import org.apache.parquet.format.Encoding;

/// What is remembered of a data page: its bytes begin at `offset` among the chunk's data pages.
record Page(
    long offset, int bytes, long firstRow, int rows, int nulls, Encoding encoding, Bounds bounds) {}
