package dev.quiver.bench.race;

import dev.quiver.logical.QueryException;
import java.nio.file.Path;
import java.util.List;
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

  /// A peer answered with a value that no cell holds.
  public static BenchException unknownValue(String type) {
    return new BenchException(
        "UNKNOWN_VALUE", "a peer answers with values of a type no other has: " + type);
  }

  /// A peer gave an error instead of an answer.
  public static BenchException peerFailed(String peer, Throwable cause) {
    return new BenchException(
        "PEER_FAILED",
        peer + " could not answer: " + Objects.requireNonNullElse(cause.getMessage(), "" + cause),
        cause);
  }

  /// A peer gave an error instead of an answer.
  public static BenchException peerFailed(String peer, String why) {
    return new BenchException("PEER_FAILED", peer + " could not answer: " + why);
  }

  /// Spark could not be fetched or made ready.
  public static BenchException noSpark(Path folder, String why) {
    return new BenchException(
        "NO_SPARK",
        "cannot make Spark ready in %s: %s\n  it is fetched by Maven: mvn has to be on the PATH, and to reach its repository"
            .formatted(folder, why));
  }

  /// No JDK is there that Spark runs on.
  public static BenchException noSparkJdk(String variable) {
    return new BenchException(
        "NO_SPARK_JDK",
        "found no JDK that Spark runs on: it wants 17 or 21\n  install one, or set %s"
            .formatted(variable));
  }

  /// A folder of tables lacks one.
  public static BenchException noTable(Path folder, String table) {
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

  /// A file is no result of a race.
  public static BenchException noResult(Path file, String why) {
    return new BenchException(
        "NOT_A_RESULT",
        "not a result of a race: %s\n  %s; races write one with --json".formatted(file, why));
  }

  /// A result lacks queries that an older one has.
  public static BenchException missing(Path file, List<String> queries) {
    return new BenchException(
        "QUERIES_MISSING",
        "%s has no times for %s\n  they failed or were not raced; --some compares the others"
            .formatted(file, String.join(", ", queries)));
  }
}
