package dev.quiver.delta.parquet.format;

/// How the levels before a page's values are written. `repetitionBytes` and `definitionBytes` are
/// -1 where the header does not tell them, as that of a page v1 does not.
public record LevelLayout(
    Encoding repetition, Encoding definition, int repetitionBytes, int definitionBytes) {
  /// The levels of a page v1, which begin with their length or need none.
  static LevelLayout within(Encoding repetition, Encoding definition) {
    return new LevelLayout(repetition, definition, -1, -1);
  }

  /// The levels of a page v2, which are never compressed.
  static LevelLayout apart(int repetitionBytes, int definitionBytes) {
    return new LevelLayout(Encoding.RLE, Encoding.RLE, repetitionBytes, definitionBytes);
  }

  /// The bytes of both as far as the header tells them.
  public long bytes() {
    return Math.max(0L, repetitionBytes) + Math.max(0L, definitionBytes);
  }
}
