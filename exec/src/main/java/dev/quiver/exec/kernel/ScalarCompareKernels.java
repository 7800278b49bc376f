package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Compares value by value, without a branch on the outcome.
public final class ScalarCompareKernels implements CompareKernels {
  @Override
  public int selectLongs(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int found = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * leftStep);
      long b = Memory.getLong(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Long.compare(a, b));
    }
    return found;
  }

  @Override
  public int selectInts(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int found = 0;
    for (int row = 0; row < rows; row++) {
      int a = Memory.getInt(left + (long) row * leftStep);
      int b = Memory.getInt(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(Integer.compare(a, b));
    }
    return found;
  }

  @Override
  public int selectDoubles(
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows,
      int[] selected) {
    int found = 0;
    for (int row = 0; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * leftStep);
      double b = Memory.getDouble(right + (long) row * rightStep);
      selected[found] = row;
      found += relation.holds(compare(a, b));
    }
    return found;
  }

  @Override
  public int selectLongRange(long values, long low, long high, int rows, int[] selected) {
    int found = 0;
    for (int row = 0; row < rows; row++) {
      long value = Memory.getLong(values + 8L * row);
      selected[found] = row;
      found += low <= value && value <= high ? 1 : 0;
    }
    return found;
  }

  @Override
  public int selectIntRange(long values, int low, int high, int rows, int[] selected) {
    int found = 0;
    for (int row = 0; row < rows; row++) {
      int value = Memory.getInt(values + 4L * row);
      selected[found] = row;
      found += low <= value && value <= high ? 1 : 0;
    }
    return found;
  }

  private static int compare(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b)
        ? TotalOrder.compare(a, b)
        : (a > b ? 1 : 0) - (a < b ? 1 : 0);
  }
}
