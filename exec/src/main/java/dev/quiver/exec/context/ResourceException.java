package dev.quiver.exec.context;

import dev.quiver.logical.QueryException;

/// Says that a limit of the session was reached.
public final class ResourceException extends QueryException {
  private static final long serialVersionUID = 1L;

  private ResourceException(String code, String message) {
    super(code, message);
  }

  static ResourceException memory(String who, long bytes, long used, long limit) {
    return new ResourceException(
        "MEMORY_LIMIT",
        "memory limit reached by %s: it asked for %d bytes\n".formatted(who, bytes)
            + "  %d of %d bytes are in use\n".formatted(used, limit)
            + "  try a larger memory setting, or fewer threads");
  }
}
