package dev.quiver.delta.parquet.format;

/// The pages of one column of a row group: `bytes` from `position` on, `values` of them, NULLs
/// included. `codec` is a number of the format's.
public record ColumnChunk(
    int codec,
    long values,
    long position,
    long bytes,
    boolean encrypted,
    Bounds bounds,
    ChunkIndexes indexes) {
  /// The same chunk up to the end of its dictionary.
  public ColumnChunk dictionaryOnly() {
    Span dictionary = indexes.dictionary();
    return new ColumnChunk(
        codec, values, dictionary.position(), dictionary.bytes(), encrypted, bounds, indexes);
  }
}
