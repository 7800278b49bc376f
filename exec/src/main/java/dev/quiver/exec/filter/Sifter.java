package dev.quiver.exec.filter;

import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.type.DataType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Takes rows out of one scan by one runtime filter, and measures whether that pays; safe from any
/// thread.
///
/// A test pays while what it removes would have cost more above than testing does. One that does
/// not is tried again at times, since rows that come later may be others. Which rows are removed
/// may differ from run to run, what the join above makes of them does not.
public final class Sifter {
  /// What a row costs on its way through a probe, at least.
  private static final double NANOS_A_ROW = 12;

  /// What testing a row costs until that is measured.
  private static final double TEST_NANOS = 3;

  /// Of smaller batches the clock tells little.
  private static final int TIMED_ROWS = 256;

  /// Fewer rows tell nothing.
  private static final long ENOUGH_ROWS = 1 << 14;

  /// Older measurements fade when so many rows were tested.
  private static final long MANY_ROWS = 1 << 18;

  /// One of so many batches is tested where that did not pay.
  private static final int SAMPLE = 32;

  private final int id;
  private final FilterSlot slot;
  private final DataType type;
  private final OperatorMetrics metrics;
  private final AtomicLong tested = new AtomicLong();
  private final AtomicLong removed = new AtomicLong();

  /// The least that testing a row has cost: a thread that was stopped meanwhile measures the
  /// machine.
  private volatile double testNanos = TEST_NANOS;

  /// Sifts values of a type; `metrics` are those of the scan.
  public Sifter(int id, FilterSlot slot, DataType type, OperatorMetrics metrics) {
    this.id = id;
    this.slot = slot;
    this.type = type;
    this.metrics = metrics;
  }

  /// A test of the values in a column of its batches; one thread's.
  public CompiledPredicate over(int ordinal) {
    return new SiftPredicate(this, ordinal);
  }

  /// What is true of `value` in each row that may be wanted, as far as that is known by now and can
  /// be said.
  public Optional<Expr> predicate(Expr value) {
    return slot.filter().flatMap(filter -> filter.predicate(value));
  }

  /// Whether more may be known later: then it is worth asking again.
  public boolean isPromised() {
    return slot.isPromised();
  }

  /// Counts what was removed before any row was tested, such as `files`.
  public void removed(String what, long count) {
    count(what + "_removed", count);
  }

  /// Which part of the rows is removed for each nanosecond of testing one.
  public double benefit() {
    return removed.get() / (Math.max(1, tested.get()) * testNanos);
  }

  /// Whether a batch, the `index`th of a reader, is worth testing.
  boolean isWorthwhile(long index) {
    long rows = tested.get();
    return rows < ENOUGH_ROWS
        || removed.get() * NANOS_A_ROW >= rows * testNanos
        || index % SAMPLE == 0;
  }

  /// Notes what a test did.
  void note(long rows, long rowsRemoved, long nanos) {
    if (rows >= TIMED_ROWS) {
      testNanos = Math.min(testNanos, (double) nanos / rows);
    }
    removed.addAndGet(rowsRemoved);
    if (tested.addAndGet(rows) > MANY_ROWS) {
      fade();
    }
    count("rows_tested", rows);
    count("rows_removed", rowsRemoved);
    count("nanos", nanos);
  }

  FilterSlot slot() {
    return slot;
  }

  DataType type() {
    return type;
  }

  /// Threads may fade what another has just added; it is an estimate.
  private void fade() {
    tested.updateAndGet(rows -> rows / 2);
    removed.updateAndGet(rows -> rows / 2);
  }

  private void count(String what, long amount) {
    metrics.add("filter_" + id + "_" + what, amount);
  }
}
