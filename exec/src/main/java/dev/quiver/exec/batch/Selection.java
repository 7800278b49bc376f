package dev.quiver.exec.batch;

import java.util.Arrays;

/// The positions of a batch that count, ascending: all of them, or those listed.
///
/// Immutable; `positions` may be longer than `rows` and is not to be changed by anyone who sees it.
public final class Selection {
  private static final int[] NONE = new int[0];

  private final boolean all;
  private final int[] positions;
  private final int rows;

  private Selection(boolean all, int[] positions, int rows) {
    this.all = all;
    this.positions = positions;
    this.rows = rows;
  }

  /// Positions 0 to `rows - 1`.
  public static Selection all(int rows) {
    return new Selection(true, NONE, rows);
  }

  /// The first `rows` members of `positions`, copied.
  public static Selection of(int[] positions, int rows) {
    return new Selection(false, Arrays.copyOf(positions, rows), rows);
  }

  /// The first `rows` members of `positions`, which the caller gives away.
  public static Selection taking(int[] positions, int rows) {
    return new Selection(false, positions, rows);
  }

  /// Whether it is positions 0 to `rows() - 1`; then [#positions] says nothing.
  public boolean isAll() {
    return all;
  }

  /// How many positions count.
  public int rows() {
    return rows;
  }

  /// The positions, when not [#isAll].
  public int[] positions() {
    return positions;
  }

  /// The `index`th position.
  public int position(int index) {
    return all ? index : positions[index];
  }
}
