package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Keeps the first rows in plan order, and says when there are enough.
///
/// Of each morsel no more rows are kept than are wanted at all; which of them are counts when all
/// before it have ended. Rows known to stand before the offset are not kept.
public final class LimitBreaker implements Breaker {
  private final ShareBreaker kept;
  private final long offset;
  private final long wanted;
  private final int window;
  private final Map<Long, Progress> morsels = new HashMap<>();
  private long head;
  private long before;
  private long skipped;

  /// How many rows a morsel has given, and whether it will give more.
  private static final class Progress {
    private long rows;
    private boolean isDone;
  }

  /// Keeps `count` rows after the first `offset` ones in `kept`, with at most `window` morsels
  /// under way.
  public LimitBreaker(ShareBreaker kept, long offset, long count, int window) {
    this.kept = kept;
    this.offset = offset;
    this.wanted = count == 0 ? 0 : end(offset, count);
    this.window = window;
  }

  @Override
  public synchronized boolean admits(long ticket) {
    return ticket < head + window;
  }

  @Override
  public synchronized boolean isEnough(long ticket) {
    Progress first = morsels.get(head);
    long sure = before + (first == null ? 0 : first.rows);
    Progress own = morsels.get(ticket);
    return sure >= wanted || (own != null && own.rows >= wanted);
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    int from;
    int count;
    synchronized (this) {
      Progress morsel = morsels.computeIfAbsent(ticket, each -> new Progress());
      count = (int) Math.min(batch.rows(), wanted - morsel.rows);
      long sure = ticket == head ? Math.max(0, offset - before - morsel.rows) : 0;
      from = (int) Math.min(count, sure);
      morsel.rows += count;
      skipped += from;
    }
    if (from == count) {
      batch.close();
    } else {
      kept.consume(worker, ticket, part(batch, from, count));
    }
  }

  @Override
  public void done(int worker, long ticket) {
    kept.done(worker, ticket);
    synchronized (this) {
      morsels.computeIfAbsent(ticket, each -> new Progress()).isDone = true;
      for (Progress first = morsels.get(head);
          first != null && first.isDone;
          first = morsels.get(head)) {
        before += first.rows;
        morsels.remove(head++);
      }
    }
  }

  @Override
  public int finishUnits() {
    return 1;
  }

  @Override
  public void finish(int unit) {
    kept.finish(unit);
  }

  @Override
  public void close() {
    kept.close();
  }

  /// How many rows, in plan order, are wanted of what feeds it.
  public long wanted() {
    return wanted;
  }

  ShareBreaker kept() {
    return kept;
  }

  /// How many of the kept rows stand before the offset.
  synchronized long toSkip() {
    return offset - skipped;
  }

  /// How many rows come after the offset at most.
  long count() {
    return wanted == 0 ? 0 : wanted - offset;
  }

  private static long end(long offset, long count) {
    long end = offset + count;
    return end < 0 ? Long.MAX_VALUE : end;
  }

  private static Batch part(Batch batch, int from, int to) {
    Selection rows = batch.selection();
    if (from == 0 && to == rows.rows()) {
      return batch;
    }
    if (from == 0 && rows.isAll()) {
      return batch.select(Selection.all(to));
    }
    int[] positions = new int[to - from];
    Arrays.setAll(positions, i -> rows.position(from + i));
    return batch.select(Selection.taking(positions, to - from));
  }
}
