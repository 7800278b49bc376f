package dev.quiver.delta.parquet.decode;

/// Makes a vector's values of stored ones, side by side.
interface Conversion {
  /// Converts `count` values.
  void convert(long from, int count, long to);

  /// Whether a vector's values are views of stored ones, which must stay where they are then.
  default boolean showsStored() {
    return false;
  }

  /// Whether stored values already are what a vector wants.
  default boolean isCopy() {
    return false;
  }
}
