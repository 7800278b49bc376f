package dev.quiver.engine.cli;

import dev.quiver.exec.context.Metrics;
import java.util.concurrent.atomic.AtomicReference;

/// Shows on a terminal how far a run is; elsewhere nothing.
final class Progress implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;
  private static final int DEFAULT_COLUMNS = 120;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final AtomicReference<Metrics> watched = new AtomicReference<>(new Metrics());
  private final Thread painter = new Thread(this::paint, "quiver-progress");

  private Progress() {
    painter.setDaemon(true);
  }

  static Progress start(SessionFlags flags) {
    Progress progress = new Progress();
    if (Terminal.isWatched() && !flags.isQuiet()) {
      progress.painter.start();
    }
    return progress;
  }

  /// Shows these counts from now on.
  void watch(Metrics metrics) {
    watched.set(metrics);
  }

  @Override
  public void close() {
    painter.interrupt();
    try {
      painter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void paint() {
    try {
      while (true) {
        Thread.sleep(PERIOD_MILLIS);
        System.err.print(line());
      }
    } catch (InterruptedException e) {
      // Asked to stop: the line goes, and the thread with it.
      System.err.print(CLEAR_LINE);
    }
  }

  private String line() {
    StringBuilder line = new StringBuilder(CLEAR_LINE);
    watched
        .get()
        .counters()
        .forEach((name, count) -> line.append(name).append(' ').append(count).append("  "));
    int most = Terminal.columns(DEFAULT_COLUMNS) + CLEAR_LINE.length() - 1;
    return line.substring(0, Math.min(line.length(), most));
  }
}
