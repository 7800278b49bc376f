package dev.quiver.engine;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.spec.SpecReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Says that a session's settings or a request to it are not right.
public final class SessionException extends QueryException {
  private static final long serialVersionUID = 1L;

  private SessionException(String code, String message) {
    super(code, message);
  }

  static SessionException unknownSetting(String name) {
    return new SessionException(
        "UNKNOWN_SETTING", "unknown setting: " + name + "\n  has " + Setting.names());
  }

  static SessionException badValue(String name, String value, String want) {
    return new SessionException(
        "INVALID_SETTING", "not a value of " + name + ": " + value + "\n  wants " + want);
  }

  static SessionException unreadableSpec(String path, IOException cause) {
    String why =
        cause instanceof NoSuchFileException ? "there is no such file" : cause.getMessage();
    return new SessionException(
        "SPEC_NOT_READABLE", "cannot read the spec: " + path + "\n  " + why);
  }

  static SessionException noOutputs() {
    return new SessionException(
        SpecReader.MISSING_OUTPUTS,
        "no outputs: there is nothing to commit\n  add an output, or ask for a view's rows");
  }

  static SessionException unknownColumn(String name, String known) {
    return new SessionException("UNKNOWN_COLUMN", "unknown column: " + name + "\n  has " + known);
  }

  static SessionException unknownFunction(String name) {
    return new SessionException(
        "UNKNOWN_FUNCTION", "unknown function: " + name + "\n  try ./quiver functions for all");
  }
}
