package dev.quiver.exec.hash;

/// Walks over a store's rows, from the last to the first.
final class RowWalk {
  private final RowStore store;
  private int block;
  private int rowOfBlock;

  RowWalk(RowStore store) {
    this.store = store;
    this.block = store.blocks();
  }

  /// The row before the last one given, or 0 when there is none.
  long next() {
    while (rowOfBlock == 0) {
      if (block == 0) {
        return 0;
      }
      block--;
      rowOfBlock = store.rowsIn(block);
    }
    rowOfBlock--;
    return store.firstRow(block) + (long) rowOfBlock * store.width();
  }
}
