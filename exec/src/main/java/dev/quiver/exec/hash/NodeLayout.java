package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import java.util.List;

/// Rows of values that a group keeps, each with a link to another.
public final class NodeLayout {
  private static final int NEXT = 0;

  private final RowLayout rows;

  /// Lays out nodes of these columns.
  public NodeLayout(List<DataType> types) {
    this.rows = new RowLayout(NEXT + Long.BYTES, types);
  }

  /// Where the columns are.
  public RowLayout rows() {
    return rows;
  }

  /// The node that one links to, or 0.
  public static long next(long node) {
    return Memory.getLong(node + NEXT);
  }

  /// Links a node to another.
  public static void link(long node, long next) {
    Memory.putLong(node + NEXT, next);
  }
}
