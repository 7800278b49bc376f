package dev.quiver.exec;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.operator.Breaker;
import dev.quiver.exec.operator.MorselInput;
import dev.quiver.exec.operator.Operator;
import java.util.List;

/// The operators of a stream, made once and driven by one thread at a time over many morsels.
final class Chain implements AutoCloseable {
  private final MorselInput input;
  private final Operator top;

  Chain(List<Stream.Link> links, StopSignal stop) {
    input = new MorselInput(stop);
    Operator operator = input;
    for (Stream.Link link : links) {
      operator = link.over(operator);
    }
    top = operator;
  }

  /// Sends a morsel's batches to a breaker; answers whether it took them to the end. If not, this
  /// chain is of no further use.
  boolean run(BatchSource morsel, Breaker breaker, int worker, long ticket) {
    input.open(morsel);
    boolean isEnough = breaker.isEnough(ticket);
    while (!isEnough) {
      Batch batch = top.next();
      if (batch == null) {
        break;
      }
      breaker.consume(worker, ticket, batch);
      isEnough = breaker.isEnough(ticket);
    }
    breaker.done(worker, ticket);
    return !isEnough;
  }

  @Override
  public void close() {
    top.close();
  }
}
