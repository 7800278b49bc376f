package dev.quiver.engine.golden;

import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/// Says that a golden file cannot be read or written.
public final class GoldenException extends QueryException {
  private static final long serialVersionUID = 1L;

  private GoldenException(String code, String message) {
    super(code, message);
  }

  static GoldenException unreadable(String path, IOException cause) {
    String why =
        cause instanceof NoSuchFileException
            ? "there is no such file"
            : String.valueOf(cause.getMessage());
    return unreadable(path, why);
  }

  static GoldenException unreadable(String path, String why) {
    return new GoldenException("GOLDEN_NOT_READABLE", "cannot read: " + path + "\n  " + why);
  }

  static GoldenException unwritable(String path, IOException cause) {
    return new GoldenException(
        "GOLDEN_NOT_WRITABLE", "cannot write: " + path + "\n  " + cause.getMessage());
  }

  static GoldenException badTable(String line, String why) {
    return new GoldenException(
        "GOLDEN_TABLE_INVALID",
        "cannot read a line of == tables: "
            + line
            + "\n  "
            + why
            + "\n  wants NAME [rows=N] COLUMN TYPE [partition] [ndv=N] [nulls=N], …");
  }

  static GoldenException nothingFound(String folder) {
    return new GoldenException(
        "GOLDEN_NOTHING_FOUND", "no spec.json and no *.golden file below " + folder);
  }
}
