package dev.quiver.exec.context;

/// Asks a running execution to stop; checked per batch and inside long loops.
public final class Cancellation {
  private volatile boolean cancelled;

  /// Asks to stop. Returns at once.
  public void cancel() {
    cancelled = true;
  }

  /// Fails with a [CancelledException] if someone asked to stop.
  public void check() {
    if (cancelled) {
      throw new CancelledException();
    }
  }
}
