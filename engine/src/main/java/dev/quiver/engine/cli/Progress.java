package dev.quiver.engine.cli;

import dev.quiver.exec.context.Metrics;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Shows on a terminal how far a run is; elsewhere nothing.
final class Progress implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final AtomicReference<Metrics> watched = new AtomicReference<>(new Metrics());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "quiver-progress");
        thread.setDaemon(true);
        return thread;
      });
  private final boolean shown;

  private Progress(boolean shown) {
    this.shown = shown;
  }

  static Progress start(SessionFlags flags) {
    Progress progress = new Progress(Terminal.isWatched() && !flags.isQuiet());
    if (progress.shown) {
      progress.timer.scheduleAtFixedRate(
          progress::show, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  /// Shows these counts from now on.
  void watch(Metrics metrics) {
    watched.set(metrics);
  }

  private void show() {
    StringBuilder line = new StringBuilder(CLEAR_LINE);
    watched
        .get()
        .counters()
        .forEach((name, count) -> line.append(name).append(' ').append(count).append("  "));
    int most = Terminal.columns(120) + CLEAR_LINE.length() - 1;
    System.err.print(line.substring(0, Math.min(line.length(), most)));
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (shown) {
      System.err.print(CLEAR_LINE);
    }
  }
}
