package dev.quiver.exec.hash;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.type.DataType;

/// Says that an operator cannot work with a type.
public final class UnsupportedTypeException extends QueryException {
  private static final long serialVersionUID = 1L;

  private UnsupportedTypeException(String code, String message) {
    super(code, message);
  }

  static UnsupportedTypeException inRows(DataType type) {
    return new UnsupportedTypeException(
        "UNSUPPORTED_TYPE",
        "a join, an aggregate or a view read twice cannot keep a column of type: "
            + type.text()
            + "\n  try its members, each as a column of its own");
  }
}
