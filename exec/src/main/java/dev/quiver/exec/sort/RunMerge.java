package dev.quiver.exec.sort;

import java.util.List;

/// Gives the rows of a stretch of several sorted runs, in order.
public final class RunMerge {
  private final SortShape shape;
  private final List<SortedRun> runs;
  private final int[] next;
  private final int[] ends;
  private final int[] heap;
  private int open;
  private long left;

  /// Merges rows `starts[i]` to below `ends[i]` of each run, and gives the first `count`.
  RunMerge(SortShape shape, List<SortedRun> runs, int[] starts, int[] ends, long count) {
    this.shape = shape;
    this.runs = runs;
    this.next = starts;
    this.ends = ends;
    this.heap = new int[runs.size()];
    this.left = count;
    for (int run = 0; run < runs.size(); run++) {
      if (next[run] < ends[run]) {
        heap[open++] = run;
      }
    }
    for (int at = open / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  /// Fills `rows` with the addresses of the next rows; answers how many there are.
  public int next(long[] rows) {
    int count = 0;
    while (count < rows.length && open > 0 && left > 0) {
      int run = heap[0];
      rows[count++] = runs.get(run).row(next[run]++);
      left--;
      if (next[run] == ends[run]) {
        heap[0] = heap[--open];
      }
      sink(0);
    }
    return count;
  }

  private void sink(int from) {
    int at = from;
    for (int child = 2 * at + 1; child < open; child = 2 * at + 1) {
      if (child + 1 < open && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], heap[at])) {
        return;
      }
      int run = heap[at];
      heap[at] = heap[child];
      heap[child] = run;
      at = child;
    }
  }

  private boolean isBefore(int one, int two) {
    return shape.compare(runs.get(one).row(next[one]), runs.get(two).row(next[two])) < 0;
  }
}
