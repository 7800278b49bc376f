package dev.quiver.delta.parquet.decode;

/// Gives the values of a page as plain ones, out of one encoding.
interface Source {
  /// Begins with values that lie between two addresses.
  void open(long from, long end);

  /// Writes the next `count` values to `to`; they are there, or the file is damaged.
  void read(long to, int count);

  /// Passes over the next `count` values; they are there, or the file is damaged.
  void skip(int count);

  /// The address of the next `count` values where they lie as plain ones, and passes over them; 0,
  /// and nothing is passed over, where they have to be read.
  default long lying(int count) {
    return 0;
  }

  /// Writes those of the next `count` values that are picked to their positions of a vector, and
  /// passes over them all; or does nothing and answers false, where each has to be read.
  default boolean pick(Picks picks, int count, long vector) {
    return false;
  }

  /// Whether the bytes of the values read last are surely ASCII.
  default boolean isAscii() {
    return false;
  }
}
