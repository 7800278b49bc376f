package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Budget;
import dev.quiver.exec.context.StopSignal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Hands rows in plan order to the thread that asked for them.
public final class RowsBreaker implements Breaker {
  private static final int MAX_WAITING = 8;
  private static final int POLL_MILLIS = 10;

  private final OrderedOutput output;
  private final StopSignal stop;
  private final Deque<Batch> waiting = new ArrayDeque<>();
  private boolean isDone;

  /// Hands rows over with at most `window` morsels under way.
  public RowsBreaker(int window, Budget budget, StopSignal stop) {
    this.output = new OrderedOutput(this::put, window, budget, stop);
    this.stop = stop;
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
  public synchronized void finish(int unit) {
    isDone = true;
    notifyAll();
  }

  /// Waits for the next batch, which is the caller's; null after the last. Fails when the execution
  /// is asked to stop.
  public @Nullable Batch next() {
    synchronized (this) {
      waitUntil(() -> !waiting.isEmpty() || isDone);
      notifyAll();
      return waiting.poll();
    }
  }

  @Override
  public synchronized void close() {
    output.close();
    waiting.forEach(Batch::close);
    waiting.clear();
  }

  private synchronized void put(Batch batch) {
    // In the queue first, so that it is released whatever happens.
    waiting.add(batch);
    notifyAll();
    waitUntil(() -> waiting.size() <= MAX_WAITING);
  }

  private synchronized void waitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      stop.check();
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop.stop();
      }
    }
  }
}
