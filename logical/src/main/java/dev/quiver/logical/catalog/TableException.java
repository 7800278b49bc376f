package dev.quiver.logical.catalog;

import dev.quiver.logical.QueryException;

/// Says that a table cannot be read or written as asked.
///
/// The rooms that know the table word the message; see the factories there.
public final class TableException extends QueryException {
  private static final long serialVersionUID = 1L;

  /// Makes an exception of one stable code.
  public TableException(String code, String message) {
    super(code, message);
  }

  /// Makes an exception of one stable code, with what brought it about.
  public TableException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
