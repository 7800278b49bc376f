package dev.quiver.delta.parquet.decode;

/// Reads the plain values of a page, as values of the vector's type.
interface PlainValues {
  /// Begins with values that lie between two addresses.
  void open(long from, long end);

  /// Writes the next `count` values to `to`; they are there, or the file is damaged.
  void read(long to, int count);

  /// Passes over the next `count` values; they are there, or the file is damaged.
  void skip(int count);

  /// The address of the next `count` values where they lie as a vector wants them, and passes over
  /// them; 0, and nothing is passed over, where they have to be read.
  default long show(int count) {
    return 0;
  }

  /// The most values of which a page of `bytes` bytes can be made.
  long most(long bytes);
}
