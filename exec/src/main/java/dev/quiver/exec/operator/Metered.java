package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.OperatorMetrics;
import org.jspecify.annotations.Nullable;

/// Counts what leaves an operator, and the time that the operators between here and the metered one
/// below took by themselves.
public final class Metered implements Operator {
  private final Operator operator;
  private final @Nullable Metered below;
  private final OperatorMetrics metrics;
  private long nanos;
  private long reported;

  /// Meters `operator`, which stands over `input`.
  public static Metered over(Operator input, Operator operator, OperatorMetrics metrics) {
    return new Metered(operator, input instanceof Metered below ? below : null, metrics);
  }

  private Metered(Operator operator, @Nullable Metered below, OperatorMetrics metrics) {
    this.operator = operator;
    this.below = below;
    this.metrics = metrics;
  }

  @Override
  public @Nullable Batch next() {
    long start = System.nanoTime();
    if (nanos == 0) {
      metrics.noteBegin(start);
    }
    Batch batch = operator.next();
    nanos += System.nanoTime() - start;
    if (batch == null) {
      report();
    } else {
      metrics.addBatch(batch.rows());
    }
    return batch;
  }

  @Override
  public void close() {
    report();
    operator.close();
  }

  private void report() {
    long own = nanos - (below == null ? 0 : below.nanos);
    metrics.addNanos(own - reported);
    reported = own;
  }
}
