package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Writes columns of batches into rows, column by column. One thread uses it.
public final class RowAppender {
  private final RowLayout layout;
  private final int firstSlot;
  private final Cursor cursor = new Cursor();
  private final Picks picks = new Picks();

  /// Writes to the layout's columns from `firstSlot` on.
  public RowAppender(RowLayout layout, int firstSlot) {
    this.layout = layout;
    this.firstSlot = firstSlot;
  }

  /// Writes the `i`th row of the selection to `rows[i]`, whose hash is `hashes[i]`.
  public void write(
      List<? extends ColumnVector> vectors,
      Selection selection,
      long[] rows,
      long[] hashes,
      Home home) {
    picks.all(selection.rows());
    for (int i = 0; i < vectors.size(); i++) {
      cursor.open(vectors.get(i), selection);
      layout.slot(firstSlot + i).write(cursor, picks, rows, hashes, home);
    }
  }
}
