package dev.quiver.exec.context;

import dev.quiver.logical.QueryException;

/// Says that a limit of the session was reached.
public final class ResourceException extends QueryException {
  private static final long serialVersionUID = 1L;

  private ResourceException(String code, String message) {
    super(code, message);
  }

  /// The number of elements in the lists of one batch, if there may be as many.
  public static int elements(long count) {
    if (count > Integer.MAX_VALUE) {
      throw new ResourceException(
          "TOO_MANY_ELEMENTS",
          "more list elements in one batch than can be counted: %d\n".formatted(count)
              + "  try a smaller batch_rows");
    }
    return (int) count;
  }

  static ResourceException memory(String who, long bytes, long used, long limit) {
    return new ResourceException(
        "MEMORY_LIMIT",
        "memory limit reached by %s: it asked for %d bytes\n".formatted(who, bytes)
            + "  %d of %d bytes are in use\n".formatted(used, limit)
            + "  try a larger memory setting, or fewer threads");
  }
}
