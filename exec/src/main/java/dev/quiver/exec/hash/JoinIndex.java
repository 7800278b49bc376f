package dev.quiver.exec.hash;

/// Finds the first row of each key of a join's build side.
///
/// It falls into slices, each built by one thread; several may be built at once. Where looking at
/// all rows for each slice were too much, the rows are sorted by slice before, in parts, several of
/// which may be sorted at once. Then any thread may read.
sealed interface JoinIndex extends AutoCloseable permits RankIndex, WordIndex, TagIndex {
  /// The number of parts to be sorted before any slice is built.
  int parts();

  /// Sorts the rows of a part by slice.
  void sort(int part);

  /// The number of slices, a power of two.
  int slices();

  /// Takes the rows whose keys belong to a slice.
  void build(int slice);

  /// Whether some key has several rows.
  boolean hasRepeats();

  @Override
  void close();
}
