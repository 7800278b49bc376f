package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;

/// Cuts sorted runs into stretches of about as many rows, each of which may be merged by itself.
///
/// The borders are rows of a sample, so that the stretches follow from the order alone.
public final class RunStretches {
  private static final int SAMPLE_STEP = 1 << 9;

  private final SortShape shape;
  private final List<SortedRun> runs;
  private final List<int[]> borders = new ArrayList<>();
  private final long limit;
  private final Account account;
  private final StopSignal stop;

  /// Cuts runs into stretches of about `rows` rows; only the first `limit` rows are given.
  public RunStretches(
      SortShape shape,
      List<SortedRun> runs,
      long rows,
      long limit,
      Account account,
      StopSignal stop) {
    this.account = account;
    this.stop = stop;
    this.shape = shape;
    this.runs = List.copyOf(runs);
    this.limit = limit;
    long total = runs.stream().mapToLong(SortedRun::rows).sum();
    int stretches = Math.toIntExact(Math.max(1, total / rows));
    LongArrayList sample = stretches == 1 ? new LongArrayList() : sample();
    borders.add(new int[runs.size()]);
    for (int i = 1; i < stretches; i++) {
      long row = sample.getLong((int) ((long) i * sample.size() / stretches));
      borders.add(runs.stream().mapToInt(run -> run.before(row)).toArray());
    }
    borders.add(runs.stream().mapToInt(SortedRun::rows).toArray());
  }

  /// The number of stretches.
  public int count() {
    return borders.size() - 1;
  }

  /// The rows of one, in order.
  public RunMerge merge(int stretch) {
    int[] starts = borders.get(stretch).clone();
    long before = 0;
    for (int start : starts) {
      before += start;
    }
    return new RunMerge(
        runs,
        starts,
        borders.get(stretch + 1),
        Math.max(0, limit - before),
        new RowSort(shape, account, stop),
        account);
  }

  private LongArrayList sample() {
    LongArrayList sample = new LongArrayList();
    for (SortedRun run : runs) {
      for (int i = SAMPLE_STEP / 2; i < run.rows(); i += SAMPLE_STEP) {
        sample.add(run.row(i));
      }
    }
    sample.sort(shape);
    return sample;
  }
}
