package dev.quiver.exec.kernel;

/// Finds the rows where two columns stand in a relation.
///
/// A side is an address and a step: the bytes from one value to the next, or 0 for one value that
/// stands for all rows. `selected` has room for `rows + 1` positions and is filled in ascending
/// order; the answer is their number. Doubles are in [TotalOrder].
public interface CompareKernels {
  /// Compares int64 values.
  int selectLongs(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected);

  /// Compares int32 values.
  int selectInts(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected);

  /// Compares doubles.
  int selectDoubles(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected);

  /// Finds the int64 values from `low` to `high`, side by side.
  int selectLongRange(long values, long low, long high, int rows, int[] selected);

  /// Finds the int32 values from `low` to `high`, side by side.
  int selectIntRange(long values, int low, int high, int rows, int[] selected);
}
