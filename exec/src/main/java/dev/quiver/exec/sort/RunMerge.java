package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import java.util.List;

/// Gives the rows of a stretch of several sorted runs, in order.
///
/// They are sorted once more rather than merged: a stretch is small, its rows' words are read once
/// and side by side, where a merge would go back to two rows anywhere in memory for each
/// comparison.
public final class RunMerge implements AutoCloseable {
  private final Account account;
  private long[] inOrder;
  private int next;
  private int left;
  private long charged;

  /// Merges rows `starts[i]` to below `ends[i]` of each run, and gives the first `count`.
  RunMerge(
      List<SortedRun> runs, int[] starts, int[] ends, long count, RowSort sort, Account account) {
    this.account = account;
    int rows = 0;
    int parts = 0;
    for (int run = 0; run < starts.length; run++) {
      rows += ends[run] - starts[run];
      parts += ends[run] > starts[run] ? 1 : 0;
    }
    long[] all = new long[rows];
    int at = 0;
    for (int run = 0; run < starts.length; run++) {
      for (int i = starts[run]; i < ends[run]; i++) {
        all[at++] = runs.get(run).row(i);
      }
    }
    this.inOrder =
        parts > 1 && count > 0
            ? sort.sort(all, words -> prefixes(runs, starts, ends, words)).rows()
            : all;
    this.left = (int) Math.min(count, rows);
    // Last, so that nothing is charged if there will be nobody to close it.
    account.charge((long) Long.BYTES * rows);
    this.charged = (long) Long.BYTES * rows;
  }

  private static void prefixes(List<SortedRun> runs, int[] starts, int[] ends, long[][] words) {
    int at = 0;
    for (int run = 0; run < starts.length; run++) {
      runs.get(run).prefixes(starts[run], ends[run], words, at);
      at += ends[run] - starts[run];
    }
  }

  /// Fills `rows` with the addresses of the next rows; answers how many there are.
  public int next(long[] rows) {
    int count = Math.min(rows.length, left);
    System.arraycopy(inOrder, next, rows, 0, count);
    next += count;
    left -= count;
    return count;
  }

  /// Releases the order; safe twice.
  @Override
  public void close() {
    inOrder = new long[0];
    left = 0;
    account.release(charged);
    charged = 0;
  }
}
