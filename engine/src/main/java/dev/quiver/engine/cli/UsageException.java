package dev.quiver.engine.cli;

import dev.quiver.logical.QueryException;

/// Says that the command line itself is not right.
final class UsageException extends QueryException {
  private static final long serialVersionUID = 1L;

  private UsageException(String message) {
    super("USAGE", message);
  }

  static UsageException of(String message) {
    return new UsageException(message);
  }
}
