package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Budget;
import dev.quiver.exec.context.StopSignal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts the batches of morsels that run at once into plan order.
///
/// The morsel at the head goes straight through; those after it are kept until their turn. Only a
/// window of morsels may be started, and those that are not the head wait while half of the budget
/// is in use. The head's worker never waits here, so somebody always goes on.
final class OrderedOutput implements AutoCloseable {
  private static final int POLL_MILLIS = 10;

  private final Consumer<Batch> out;
  private final int window;
  private final Budget budget;
  private final StopSignal stop;
  private final Map<Long, Kept> morsels = new HashMap<>();
  private long head;

  /// What a morsel gave before its turn.
  private static final class Kept {
    private final Deque<Batch> batches = new ArrayDeque<>();
    private boolean isDone;
  }

  /// `out` consumes each batch, in order, one at a time but on any thread.
  OrderedOutput(Consumer<Batch> out, int window, Budget budget, StopSignal stop) {
    this.out = out;
    this.window = window;
    this.budget = budget;
    this.stop = stop;
  }

  /// Whether a morsel is near enough to the head to be started.
  synchronized boolean admits(long ticket) {
    return ticket < head + window;
  }

  /// Consumes a batch of a morsel.
  void take(long ticket, Batch batch) {
    keep(ticket, batch);
    flush(ticket);
  }

  /// Ends a morsel; after the head's come the morsels that ended before it.
  void done(long ticket) {
    synchronized (this) {
      kept(ticket).isDone = true;
    }
    flush(ticket);
  }

  @Override
  public synchronized void close() {
    morsels.values().forEach(morsel -> morsel.batches.forEach(Batch::close));
    morsels.clear();
  }

  private Kept kept(long ticket) {
    return morsels.computeIfAbsent(ticket, key -> new Kept());
  }

  private synchronized void keep(long ticket, Batch batch) {
    kept(ticket).batches.add(batch);
    while (ticket != head && budget.used() > budget.limit() / 2) {
      stop.check();
      try {
        wait(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop.stop();
      }
    }
  }

  /// Gives what is kept, if `ticket` is the head: only its worker comes here then, and goes on as
  /// long as the morsels that follow are done.
  private void flush(long ticket) {
    long turn = ticket;
    for (Batch batch = poll(turn); batch != null || advance(turn); batch = poll(turn)) {
      if (batch == null) {
        turn++;
      } else {
        out.accept(batch);
      }
    }
  }

  private synchronized @Nullable Batch poll(long turn) {
    Kept morsel = turn == head ? morsels.get(turn) : null;
    return morsel == null ? null : morsel.batches.poll();
  }

  /// Makes the next morsel the head if this one is the head and done; answers whether that one is
  /// done as well, so that nobody else will give what it has kept.
  private synchronized boolean advance(long turn) {
    Kept morsel = turn == head ? morsels.get(turn) : null;
    if (morsel == null || !morsel.isDone || !morsel.batches.isEmpty()) {
      return false;
    }
    morsels.remove(turn);
    head++;
    notifyAll();
    Kept next = morsels.get(head);
    return next != null && next.isDone;
  }
}
