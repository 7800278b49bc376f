package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;

/// Takes one of the further inputs of an aggregate, which stays whoever's it is.
public final class AggregatePart implements Breaker {
  private final AggregateBreaker aggregate;
  private final int input;

  /// Takes the input of a number.
  public AggregatePart(AggregateBreaker aggregate, int input) {
    this.aggregate = aggregate;
    this.input = input;
  }

  @Override
  public void consume(int worker, long ticket, Batch batch) {
    try (batch) {
      aggregate.add(input, worker, ticket, batch);
    }
  }

  @Override
  public int finishUnits() {
    return 1;
  }

  @Override
  public void finish(int unit) {
    aggregate.finish(input);
  }

  @Override
  public void close() {
    aggregate.close();
  }
}
