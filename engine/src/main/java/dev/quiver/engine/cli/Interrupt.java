package dev.quiver.engine.cli;

import dev.quiver.exec.context.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C into a cancellation, and waits until the query has cleaned up after itself.
final class Interrupt implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Thread hook = new Thread(this::cancel, "quiver-interrupt");

  private Interrupt() {}

  static Interrupt install() {
    Interrupt interrupt = new Interrupt();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void close() {
    cleanedUp.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down already: the hook runs, and has just been told.
    }
  }

  private void cancel() {
    cancellation.cancel();
    try {
      cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
