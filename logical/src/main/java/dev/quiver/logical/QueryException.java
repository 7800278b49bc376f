package dev.quiver.logical;

import java.util.Objects;

/// Says that a request cannot be done as asked: what, where, and what to do now.
///
/// Final subclasses live in the rooms that speak to users, and their static factories hold the
/// words; the code is stable and the message is for people. Not sealed, since a sealed family must
/// share a package.
public abstract class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /// Makes an exception of one stable code.
  protected QueryException(String code, String message) {
    super(message);
    this.code = code;
  }

  /// Makes an exception of one stable code, with what brought it about.
  protected QueryException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// What the user is told: what, where, and what to do now.
  public final String text() {
    return Objects.requireNonNullElse(getMessage(), code);
  }

  /// The stable code, such as `UNKNOWN_COLUMN`.
  public final String code() {
    return code;
  }
}
