package dev.quiver.exec.hash;

/// Makes nodes out of the rows of one batch, shown as structs; long text goes where the rows of
/// their groups are.
public final class NodeWriter {
  private final RowLayout layout;
  private final Cursor in;
  private final Home home;
  private final long[] hashes;
  private final long[] nodes;
  private final Picks picks = new Picks();

  /// Writes rows of `in`, each for the group whose row is `groups[i]`.
  public NodeWriter(NodeLayout layout, Cursor in, long[] groups, Home home) {
    this.layout = layout.rows();
    this.in = in;
    this.home = home;
    this.hashes = new long[in.rows()];
    this.nodes = new long[in.rows()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = RowLayout.hash(groups[i]);
    }
  }

  /// Room for a node of a row.
  public long reserve(int row) {
    return home.of(hashes[row]).reserve(layout.width());
  }

  /// Writes some columns of a row to a node: from one to below another.
  public void write(int row, long node, int from, int to) {
    nodes[row] = node;
    picks.clear(1);
    picks.add(row);
    for (int column = from; column < to; column++) {
      layout.slot(column).write(in.member(column), picks, nodes, hashes, home);
    }
  }
}
