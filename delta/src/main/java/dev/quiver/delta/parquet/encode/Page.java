package dev.quiver.delta.parquet.encode;

import org.apache.parquet.format.Encoding;

/// What is remembered of a data page: its bytes begin at `offset` among the chunk's data pages;
/// `values` counts NULLs and empty lists, too, of which there are `nulls`; `unencoded` are those of
/// its values, NULLs and lengths left out.
record Page(
    long offset,
    int bytes,
    long firstRow,
    int rows,
    int values,
    int nulls,
    long unencoded,
    Encoding encoding,
    Bounds bounds) {
  boolean isCoded() {
    return encoding == Encoding.RLE_DICTIONARY;
  }
}
