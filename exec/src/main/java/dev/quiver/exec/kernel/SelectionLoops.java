package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Finds among listed rows those whose values stand in a relation, or lie in a range, without a
/// branch on the outcome. `selected`, which may be `positions`, has room for one row more than are
/// listed.
public final class SelectionLoops {
  private SelectionLoops() {}

  /// int64 values from `low` to `high`.
  public static int longRange(
      long values, long low, long high, int[] positions, int count, int[] selected) {
    // One comparison: what lies below `low` wraps to the far end.
    long width = (high - low) ^ Long.MIN_VALUE;
    int found = 0;
    for (int i = 0; i < count; i++) {
      int row = positions[i];
      selected[found] = row;
      found += ((Memory.getLong(values + 8L * row) - low) ^ Long.MIN_VALUE) <= width ? 1 : 0;
    }
    return found;
  }

  /// int32 values from `low` to `high`.
  public static int intRange(
      long values, int low, int high, int[] positions, int count, int[] selected) {
    int width = (high - low) ^ Integer.MIN_VALUE;
    int found = 0;
    for (int i = 0; i < count; i++) {
      int row = positions[i];
      selected[found] = row;
      found += ((Memory.getInt(values + 4L * row) - low) ^ Integer.MIN_VALUE) <= width ? 1 : 0;
    }
    return found;
  }

  /// int64 values of two columns; sides are as in [CompareKernels].
  public static int longs(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int[] positions,
      int count,
      int[] selected) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      int row = positions[i];
      long a = Memory.getLong(left + (long) row * leftStep);
      long b = Memory.getLong(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Long.compare(a, b));
    }
    return found;
  }

  /// int32 values of two columns; sides are as in [CompareKernels].
  public static int ints(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int[] positions,
      int count,
      int[] selected) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      int row = positions[i];
      int a = Memory.getInt(left + (long) row * leftStep);
      int b = Memory.getInt(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Integer.compare(a, b));
    }
    return found;
  }
}
