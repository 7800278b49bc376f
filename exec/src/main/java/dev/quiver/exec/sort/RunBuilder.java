package dev.quiver.exec.sort;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.RowAppender;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Keeps the rows that one worker sees, in runs; where only the first so many are wanted, no more
/// than twice as many.
///
/// Of the first `limit` rows, the last one is a bound for all workers: what lies behind it is not
/// kept. Most rows of a batch are behind by their first key alone, which a kernel tells; of a batch
/// that is all before it, as when each is better than those before, a sample tells which rows are
/// among the first of the batch itself.
public final class RunBuilder implements AutoCloseable {
  private static final int RUN_ROWS = 1 << 17;
  private static final int MIN_LIMITED_ROWS = 1 << 10;

  /// From so many rows of a batch on, a sample of them is worth its while.
  private static final int MANY = 1 << 8;

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
  private final SortBound bound;
  private final LeadKey lead;
  private SortedRun run;
  private long[] targets = new long[0];
  private int[] unbounded = new int[0];
  private int[] foremost = new int[0];
  private int[] kept = new int[0];

  /// Keeps rows until there are `limit` before them, of which `bound` tells other workers; all of
  /// them if that is `Long.MAX_VALUE`.
  public RunBuilder(
      SortShape shape,
      long limit,
      SortBound bound,
      Kernels kernels,
      Account account,
      StopSignal stop) {
    this.shape = shape;
    this.limit = limit;
    this.account = account;
    this.stop = stop;
    this.keys = new KeyPrefix(shape.prefix());
    this.appender = new RowAppender(shape.rows(), 0);
    this.bound = bound;
    this.lead = new LeadKey(shape.prefix(), kernels.compare());
    this.run = open();
  }

  /// Adds rows of all columns and further keys; the one at position `i` has the place `sequence +
  /// i`.
  public void add(List<ColumnVector> vectors, Selection rows, long sequence) {
    Selection wanted = isLimited() ? wanted(vectors.get(bound.column()), rows) : rows;
    if (wanted.rows() > 0) {
      append(vectors, wanted, sequence);
    }
    if (run.store().rows() >= runRows()) {
      if (isLimited()) {
        keepFirst();
      } else {
        run = open();
      }
    }
  }

  /// The rows that may be among the first, by their first key alone.
  private Selection wanted(ColumnVector firstKey, Selection rows) {
    Selection wanted = rows;
    SortBound.Place last = bound.place();
    if (last != null) {
      unbounded = room(unbounded, firstKey.rows() + 1);
      wanted = Selection.taking(unbounded, lead.keep(firstKey, wanted, last, unbounded));
    }
    if (wanted.rows() > MANY && limit < wanted.rows() / 4) {
      foremost = room(foremost, wanted.rows() + 1);
      wanted = Selection.taking(foremost, lead.keepFirst(firstKey, wanted, limit, foremost));
    }
    return wanted;
  }

  private static int[] room(int[] known, int length) {
    return known.length < length ? new int[length] : known;
  }

  private void append(List<ColumnVector> vectors, Selection rows, long sequence) {
    keys.open(vectors, rows);
    kept = room(kept, rows.rows());
    if (targets.length < rows.rows()) {
      targets = new long[rows.rows()];
    }
    SortBound.Place last = isLimited() ? bound.place() : null;
    int count = 0;
    for (int i = 0; i < rows.rows(); i++) {
      if (last == null || !last.isBefore(keys, i)) {
        targets[count] = run.store().append();
        shape.begin(targets[count], sequence + rows.position(i), keys, i);
        kept[count++] = rows.position(i);
      }
    }
    appender.write(vectors, Selection.taking(kept, count), targets, targets, _ -> run.store());
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
    if (!isLimited()) {
      return RUN_ROWS;
    }
    // The sooner there is some bound the less is read.
    return bound.place() == null ? Math.max(1, limit) : Math.max(MIN_LIMITED_ROWS, 2 * limit);
  }

  private void keepFirst() {
    SortedRun all = run;
    all.sort();
    int count = (int) Math.min(limit, all.rows());
    run = open();
    for (int first = 0; first < count; first += COPY_ROWS) {
      copy(all, first, Math.min(count - first, COPY_ROWS));
    }
    bound.tighten(place(all.row(count - 1)));
    runs.remove(all);
    all.close();
  }

  private SortBound.Place place(long row) {
    long[] words = new long[shape.prefix().words()];
    for (int word = 0; word < words.length; word++) {
      words[word] = shape.word(row, word);
    }
    try (ColumnVector key =
        shape
            .rows()
            .read(bound.column(), new long[] {row}, 1, new int[1], 1, account.allocator())) {
      boolean hasBits = key instanceof FlatVector && Width.of(key.type()) > 0;
      return new SortBound.Place(
          words,
          new Literal(Values.get(key, 0), key.type()),
          hasBits ? Memory.getLong(((FlatVector) key).values()) : 0);
    }
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
