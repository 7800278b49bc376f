package dev.quiver.delta.parquet.decode;

/// Reads the levels of a leaf and none of its values, for structs and lists none of whose members
/// is asked for or there.
interface Unseen extends AutoCloseable {
  /// Makes the levels those of the next `rows` rows.
  void read(int rows);

  /// Passes over the next `rows` rows.
  void skip(int rows);

  /// How the rows nest.
  Shape shape();

  @Override
  void close();
}
