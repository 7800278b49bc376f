package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.io.BatchSource;
import org.jspecify.annotations.Nullable;

/// The lowest operator of a chain: gives the batches of one morsel after the other.
///
/// [#next] answers null at the end of each morsel; after the next [#open] the chain above goes on.
public final class MorselInput implements Operator {
  private final StopSignal stop;
  private @Nullable BatchSource morsel;

  /// An input without a morsel.
  public MorselInput(StopSignal stop) {
    this.stop = stop;
  }

  /// Begins a morsel, which this input closes at its end.
  public void open(BatchSource source) {
    close();
    morsel = source;
  }

  @Override
  public @Nullable Batch next() {
    stop.check();
    Batch batch = morsel == null ? null : morsel.next();
    if (batch == null) {
      close();
    }
    return batch;
  }

  @Override
  public boolean satisfies(int filter) {
    return morsel != null && morsel.satisfies(filter);
  }

  @Override
  public void close() {
    BatchSource source = morsel;
    if (source != null) {
      morsel = null;
      source.close();
    }
  }
}
