package dev.quiver.bench.peer;

import dev.quiver.logical.QueryException;
import java.nio.file.Path;
import java.util.Objects;

/// Says that a race cannot be run as asked.
public final class BenchException extends QueryException {
  private static final long serialVersionUID = 1L;

  private BenchException(String code, String message) {
    super(code, message);
  }

  private BenchException(String code, String message, Throwable cause) {
    super(code, message, cause);
  }

  static BenchException unknownValue(String type) {
    return new BenchException(
        "UNKNOWN_VALUE", "a peer answers with values of a type no other has: " + type);
  }

  static BenchException peerFailed(String peer, Throwable cause) {
    return new BenchException(
        "PEER_FAILED",
        peer + " could not answer: " + Objects.requireNonNullElse(cause.getMessage(), "" + cause),
        cause);
  }

  /// A folder of tables lacks one.
  static BenchException noTable(Path folder, String table) {
    return new BenchException(
        "TABLE_NOT_FOUND",
        "no table %s in %s: it wants a Delta table in a folder of that name\n  leave out --data to have tables made"
            .formatted(table, folder));
  }

  /// What was asked for by name is not there.
  public static BenchException unknown(String kind, String name, String known) {
    return new BenchException(
        "UNKNOWN_NAME", "no such %s: %s\n  has %s".formatted(kind, name, known));
  }
}
