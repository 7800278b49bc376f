package dev.quiver.exec.hash;

/// Finds the first row of each key of a join's build side.
///
/// It falls into slices, each built by one thread from all rows; several may be built at once. Then
/// any thread may read.
sealed interface JoinIndex extends AutoCloseable permits RankIndex, WordIndex, TagIndex {
  /// The number of slices, a power of two.
  int slices();

  /// Takes the rows whose keys belong to a slice.
  void build(int slice);

  /// Whether some key has several rows.
  boolean hasRepeats();

  @Override
  void close();
}
