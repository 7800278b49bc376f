package dev.quiver.delta.parquet.decode;

/// Which entries of a leaf's levels are positions of a node above it, or of its own: those that do
/// not go on with a list further down (`repetition` at most that of the node) and are not a NULL or
/// empty list further up (`definition` at least that of the repeated node nearest above).
record Slots(int repetition, int definition) {
  /// A position a row.
  static final Slots ROWS = new Slots(0, 0);
}
