package dev.quiver.exec.sort;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.RowAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Keeps the rows that one worker sees, in runs; where only the first so many are wanted, no more
/// than twice as many.
///
/// Of the first `limit` rows, the last one's prefix is a threshold: what lies behind it is not
/// kept.
public final class RunBuilder implements AutoCloseable {
  private static final int RUN_ROWS = 1 << 17;
  private static final int MIN_LIMITED_ROWS = 1 << 10;

  /// More than this, and dropping rows is not worth its while.
  private static final long MAX_LIMIT = 1 << 24;

  private static final int COPY_ROWS = 1 << 10;

  private final SortShape shape;
  private final long limit;
  private final Account account;
  private final StopSignal stop;
  private final KeyPrefix keys;
  private final RowAppender appender;
  private final List<SortedRun> runs = new ArrayList<>();
  private final long[] threshold;
  private boolean hasThreshold;
  private SortedRun run;
  private long[] targets = new long[0];

  /// Keeps rows until there are `limit` before them; all of them if that is `Long.MAX_VALUE`.
  public RunBuilder(SortShape shape, long limit, Account account, StopSignal stop) {
    this.shape = shape;
    this.limit = limit;
    this.account = account;
    this.stop = stop;
    this.keys = new KeyPrefix(shape.prefix());
    this.appender = new RowAppender(shape.rows(), 0);
    this.threshold = new long[shape.prefix().words()];
    this.run = open();
  }

  /// Adds rows of all columns and further keys; the first has the place `sequence`.
  public void add(List<ColumnVector> vectors, Selection rows, long sequence) {
    keys.open(vectors, rows);
    int[] kept = new int[rows.rows()];
    if (targets.length < rows.rows()) {
      targets = new long[rows.rows()];
    }
    int count = 0;
    for (int i = 0; i < rows.rows(); i++) {
      if (!hasThreshold || !isBehind(i)) {
        targets[count] = run.store().append();
        shape.begin(targets[count], sequence + i, keys, i);
        kept[count++] = rows.position(i);
      }
    }
    appender.write(vectors, Selection.taking(kept, count), targets, targets, _ -> run.store());
    if (run.store().rows() >= runRows()) {
      if (isLimited()) {
        keepFirst();
      } else {
        run = open();
      }
    }
  }

  /// The runs made, to be sorted; they stay this builder's to close.
  public List<SortedRun> runs() {
    return runs;
  }

  @Override
  public void close() {
    runs.forEach(SortedRun::close);
  }

  private SortedRun open() {
    SortedRun opened = new SortedRun(shape, account, stop);
    runs.add(opened);
    return opened;
  }

  private boolean isLimited() {
    return limit <= MAX_LIMIT;
  }

  private long runRows() {
    return isLimited() ? Math.max(MIN_LIMITED_ROWS, 2 * limit) : RUN_ROWS;
  }

  private boolean isBehind(int row) {
    for (int word = 0; word < threshold.length; word++) {
      int order = Long.compareUnsigned(keys.word(row, word), threshold[word]);
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  private void keepFirst() {
    SortedRun all = run;
    all.sort();
    int count = (int) Math.min(limit, all.rows());
    run = open();
    for (int first = 0; first < count; first += COPY_ROWS) {
      copy(all, first, Math.min(count - first, COPY_ROWS));
    }
    for (int word = 0; word < threshold.length; word++) {
      threshold[word] = shape.word(all.row(count - 1), word);
    }
    hasThreshold = true;
    runs.remove(all);
    all.close();
  }

  private void copy(SortedRun from, int first, int count) {
    stop.check();
    long[] rows = new long[count];
    long[] to = new long[count];
    for (int i = 0; i < count; i++) {
      rows[i] = from.row(first + i);
      to[i] = run.store().append();
      shape.copyHeader(rows[i], to[i]);
    }
    int[] positions = IntStream.range(0, count).toArray();
    List<ColumnVector> vectors = new ArrayList<>();
    try {
      for (int i = 0; i < shape.rows().columns(); i++) {
        vectors.add(shape.rows().read(i, rows, count, positions, count, account.allocator()));
      }
      appender.write(vectors, Selection.all(count), to, to, _ -> run.store());
    } finally {
      vectors.forEach(ColumnVector::close);
    }
  }
}
