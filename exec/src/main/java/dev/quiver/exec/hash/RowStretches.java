package dev.quiver.exec.hash;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All rows of a join's build side in plan order, as stretches of rows that lie side by side.
public final class RowStretches {
  private static final int MAX_ROWS = 1 << 10;

  private final LongArrayList first = new LongArrayList();
  private final IntArrayList counts = new IntArrayList();
  private final int width;
  private long total;

  private record Placed(JoinRows rows, int run) {
    long ticket() {
      return rows.runs().get(run).ticket();
    }
  }

  private RowStretches(int width) {
    this.width = width;
  }

  /// The rows of all threads.
  static RowStretches of(List<JoinRows> all, int width) {
    RowStretches stretches = new RowStretches(width);
    all.stream()
        .flatMap(RowStretches::runs)
        .sorted(Comparator.comparingLong(Placed::ticket))
        .forEach(placed -> placed.rows().addTo(stretches, placed.run()));
    return stretches;
  }

  /// The number of stretches.
  public int count() {
    return counts.size();
  }

  /// The number of rows.
  public long total() {
    return total;
  }

  /// The number of rows of a stretch.
  public int rows(int stretch) {
    return counts.getInt(stretch);
  }

  /// The row of a stretch.
  public long row(int stretch, int index) {
    return first.getLong(stretch) + (long) index * width;
  }

  /// The number of rows of the stretches from one to before another.
  long rows(int from, int to) {
    long rows = 0;
    for (int stretch = from; stretch < to; stretch++) {
      rows += counts.getInt(stretch);
    }
    return rows;
  }

  int width() {
    return width;
  }

  /// The most rows of a stretch.
  int mostRows() {
    return MAX_ROWS;
  }

  void add(long firstRow, int rows) {
    total += rows;
    for (int from = 0; from < rows; from += MAX_ROWS) {
      first.add(firstRow + (long) from * width);
      counts.add(Math.min(MAX_ROWS, rows - from));
    }
  }

  private static Stream<Placed> runs(JoinRows rows) {
    return IntStream.range(0, rows.runs().size()).mapToObj(run -> new Placed(rows, run));
  }
}
