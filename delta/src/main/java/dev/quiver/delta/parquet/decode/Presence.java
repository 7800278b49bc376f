package dev.quiver.delta.parquet.decode;

/// Which positions of the vector being made have a value.
interface Presence {
  /// Whether all of the next `count` positions, the batch's from `row` on, have a value; they are
  /// passed over then.
  boolean allPresent(int count, int row);

  /// Sets the bits of those of the next `count` positions that have a value, in a bitmap that is
  /// zero from bit `row` on; answers how many have.
  int presence(int count, long bitmap, int row);
}
