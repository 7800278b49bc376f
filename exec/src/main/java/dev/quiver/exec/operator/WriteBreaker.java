package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Budget;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.io.TableSink;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes rows to an output in plan order, and stages it.
public final class WriteBreaker implements Breaker {
  private final Supplier<TableSink> target;
  private final OrderedOutput output;
  private @Nullable TableSink sink;
  private @Nullable StagedWrite staged;

  /// Writes to what `target` opens, with at most `window` morsels under way.
  public WriteBreaker(Supplier<TableSink> target, int window, Budget budget, StopSignal stop) {
    this.target = target;
    this.output = new OrderedOutput(batch -> sink().write(batch), window, budget, stop);
  }

  @Override
  public void begin() {
    sink = target.get();
  }

  @Override
  public boolean admits(long ticket) {
    return output.admits(ticket);
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    output.take(ticket, batch);
  }

  @Override
  public void done(int worker, long ticket) {
    output.done(ticket);
  }

  @Override
  public int finishUnits() {
    return 1;
  }

  @Override
  public void finish(int unit) {
    staged = sink().finish();
  }

  /// Hands the staged write over.
  public StagedWrite take() {
    StagedWrite write = staged;
    if (write == null) {
      throw new IllegalStateException("nothing is staged");
    }
    staged = null;
    return write;
  }

  @Override
  public void close() {
    output.close();
    TableSink open = sink;
    StagedWrite write = staged;
    sink = null;
    staged = null;
    try {
      if (write != null) {
        write.close();
      }
    } finally {
      if (open != null) {
        open.close();
      }
    }
  }

  private TableSink sink() {
    TableSink open = sink;
    if (open == null) {
      throw new IllegalStateException("written before begin");
    }
    return open;
  }
}
