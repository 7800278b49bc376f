package dev.quiver.exec.context;

import dev.quiver.logical.QueryException;

/// Says that a query was cancelled before its end.
public final class CancelledException extends QueryException {
  private static final long serialVersionUID = 1L;

  /// Makes the exception.
  public CancelledException() {
    super("CANCELLED", "cancelled\n  nothing was committed after the cancellation");
  }
}
