package dev.quiver.logical.unnest;

import dev.quiver.logical.QueryException;

/// Says that a subquery cannot be joined to the rows it is correlated with.
public final class UnnestException extends QueryException {
  private static final long serialVersionUID = 1L;

  private UnnestException(String code, String message) {
    super(code, message);
  }

  /// A correlated subquery has a limit.
  static UnnestException limit() {
    return new UnnestException(
        "UNSUPPORTED_SUBQUERY",
        "a correlated subquery with LIMIT is not supported\n  try min, max or arg_min instead");
  }
}
