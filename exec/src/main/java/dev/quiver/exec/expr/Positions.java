package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Selection;

/// Sets of positions, as ascending lists.
final class Positions {
  private Positions() {}

  /// Fills `out`, which may be `listed`, with what both have.
  static int intersect(Selection rows, int[] listed, int count, int[] out) {
    if (rows.isAll()) {
      System.arraycopy(listed, 0, out, 0, count);
      return count;
    }
    int[] positions = rows.positions();
    int found = 0;
    int at = 0;
    for (int i = 0; i < count && at < rows.rows(); i++) {
      int row = listed[i];
      while (at < rows.rows() && positions[at] < row) {
        at++;
      }
      if (at < rows.rows() && positions[at] == row) {
        out[found++] = row;
      }
    }
    return found;
  }

  /// The members of `rows` that are not listed.
  static Selection without(Selection rows, int[] listed, int count) {
    int[] out = new int[Math.max(0, rows.rows() - count)];
    int found = 0;
    int at = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (at < count && listed[at] == row) {
        at++;
      } else {
        out[found++] = row;
      }
    }
    return Selection.taking(out, found);
  }

  /// Writes all members to `out`.
  static int copy(Selection rows, int[] out) {
    if (rows.isAll()) {
      for (int row = 0; row < rows.rows(); row++) {
        out[row] = row;
      }
    } else {
      System.arraycopy(rows.positions(), 0, out, 0, rows.rows());
    }
    return rows.rows();
  }
}
