package dev.quiver.delta.parquet.format;

/// Where a file keeps what helps to skip parts of a column chunk; [Span#NONE] or 0 for what it does
/// not have. `bloom` is a position, `bloomBytes` 0 where writers leave it out.
///
/// `dictionary` is the page of distinct values at the chunk's start; it has them all when `coded`:
/// then no data page holds anything but codes.
public record ChunkIndexes(
    Span columnIndex,
    Span offsetIndex,
    long bloom,
    int bloomBytes,
    Span dictionary,
    boolean coded) {
  /// Nothing.
  public static final ChunkIndexes NONE =
      new ChunkIndexes(Span.NONE, Span.NONE, 0, 0, Span.NONE, false);
}
