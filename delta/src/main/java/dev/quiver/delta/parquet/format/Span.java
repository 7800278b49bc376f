package dev.quiver.delta.parquet.format;

/// Bytes of a file: `bytes` from `position` on.
public record Span(long position, int bytes) {
  /// No bytes.
  public static final Span NONE = new Span(0, 0);

  /// Whether there are bytes, all of them before `end`.
  public boolean isWithin(long end) {
    return position > 0 && bytes > 0 && position <= end - bytes;
  }
}
