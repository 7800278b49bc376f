package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import java.util.List;

/// Shows each batch to several aggregates at once: that of the calls over all rows, and those that
/// find the distinct arguments of the others.
public final class AggregateFan implements Breaker {
  private final List<AggregateBreaker> aggregates;

  /// Shows batches to each of these, as its first input.
  public AggregateFan(List<AggregateBreaker> aggregates) {
    this.aggregates = List.copyOf(aggregates);
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    try (batch) {
      aggregates.forEach(each -> each.add(0, worker, ticket, batch));
    }
  }

  @Override
  public int finishUnits() {
    return aggregates.size();
  }

  @Override
  public void finish(int unit) {
    aggregates.get(unit).finish(0);
  }

  @Override
  public void close() {
    aggregates.forEach(AggregateBreaker::close);
  }
}
