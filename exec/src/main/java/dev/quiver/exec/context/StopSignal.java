package dev.quiver.exec.context;

/// Tells the threads of one execution to stop, because the user asked or because one of them
/// failed.
public final class StopSignal {
  private final Cancellation cancellation;
  private volatile boolean stopped;

  /// A signal that also heeds a cancellation.
  public StopSignal(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /// Asks to stop. Returns at once.
  public void stop() {
    stopped = true;
  }

  /// Fails with a [CancelledException] if there is reason to stop; call it for each batch, and each
  /// few thousand steps of a long loop.
  public void check() {
    cancellation.check();
    if (stopped) {
      throw new CancelledException();
    }
  }
}
