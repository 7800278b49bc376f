package dev.quiver.delta.deletion;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import java.util.Arrays;

/// Takes deleted rows out of batches. One thread drives it.
public final class LiveRows {
  private final DeletedRows deleted;
  private final long[] bits;

  /// For batches of up to `batchRows` positions.
  public LiveRows(DeletedRows deleted, int batchRows) {
    this.deleted = deleted;
    this.bits = new long[(batchRows + Long.SIZE - 1) / Long.SIZE];
  }

  /// The rows left of a batch, which is consumed, whose position 0 is row `first` of its file; they
  /// may be none.
  public Batch of(Batch batch, long first) {
    int words = (batch.capacity() + Long.SIZE - 1) / Long.SIZE;
    Arrays.fill(bits, 0, words, 0);
    deleted.mark(first, batch.capacity(), bits);
    if (isZero(words)) {
      return batch;
    }
    Selection rows = batch.selection();
    int[] live = new int[rows.rows()];
    int count = 0;
    for (int i = 0; i < live.length; i++) {
      int position = rows.position(i);
      if ((bits[position >> 6] >>> position & 1) == 0) {
        live[count++] = position;
      }
    }
    return count == live.length ? batch : batch.select(Selection.taking(live, count));
  }

  private boolean isZero(int words) {
    for (int i = 0; i < words; i++) {
      if (bits[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
