package dev.quiver.exec;

import dev.quiver.exec.Pipeline.Unit;
import dev.quiver.exec.context.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drives pipelines with a fixed set of threads.
///
/// A free worker takes the first unit that may run, of the first pipeline that has one; pipelines
/// stand in the order of the spec, each behind those it needs. The first failure stops all.
final class Scheduler implements AutoCloseable {
  /// How long a worker without work sleeps before it asks again whether the user has cancelled.
  private static final int POLL_MILLIS = 10;

  private final List<Pipeline> pending;
  private final StopSignal stop;
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable Throwable failure;
  private boolean isStopped;

  Scheduler(List<Pipeline> pipelines, StopSignal stop) {
    this.pending = new ArrayList<>(pipelines);
    this.stop = stop;
  }

  /// Starts `count` workers.
  void start(int count) {
    for (int i = 0; i < count; i++) {
      int worker = i;
      threads.add(
          Thread.ofPlatform().daemon().name("quiver-exec-" + worker).start(() -> work(worker)));
    }
  }

  /// Waits until every worker has ended; throws what stopped them, if anything did.
  void await() {
    join();
    synchronized (this) {
      if (failure != null) {
        throw Closing.unchecked(failure);
      }
    }
  }

  /// Asks the workers to end, and waits until they have.
  @Override
  public void close() {
    stop();
    join();
  }

  private void join() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
          stop();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Asks the workers to end. Returns at once.
  synchronized void stop() {
    isStopped = true;
    stop.stop();
    notifyAll();
  }

  private void work(int worker) {
    try {
      for (Unit unit = take(); unit != null; unit = take()) {
        unit.run(worker);
        end(unit);
      }
    } catch (Throwable e) {
      fail(e);
    }
  }

  private synchronized @Nullable Unit take() throws InterruptedException {
    while (!isStopped && !pending.isEmpty()) {
      stop.check();
      for (Pipeline pipeline : pending) {
        Unit unit = pipeline.take();
        if (unit != null) {
          return unit;
        }
      }
      wait(POLL_MILLIS);
    }
    return null;
  }

  private synchronized void end(Unit unit) {
    unit.ended();
    if (unit.pipeline().isComplete()) {
      pending.remove(unit.pipeline());
    }
    notifyAll();
  }

  private synchronized void fail(Throwable cause) {
    if (failure == null && !isStopped) {
      failure = cause;
    }
    stop();
  }
}
