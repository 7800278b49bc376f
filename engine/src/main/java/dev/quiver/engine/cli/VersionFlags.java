package dev.quiver.engine.cli;

import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The flags by which verbs that read a table ask for one of its versions.
final class VersionFlags {
  @Option(names = "--version", paramLabel = "N", description = "The version; default: the latest.")
  private Optional<Long> version = Optional.empty();

  @Option(
      names = "--timestamp",
      paramLabel = "T",
      description = "The newest version at a time, such as 2024-05-01T12:00:00Z.")
  private Optional<String> timestamp = Optional.empty();

  TableVersion wanted() {
    if (version.isPresent() && timestamp.isPresent()) {
      throw UsageException.of(
          "two versions asked for: --version and --timestamp\n  give one of them");
    }
    return timestamp
        .map(VersionFlags::asOf)
        .or(() -> version.map(TableVersion.Numbered::new))
        .orElseGet(TableVersion.Latest::new);
  }

  private static TableVersion asOf(String text) {
    Literal time = TimeText.literal(text, Simple.TIMESTAMP);
    if (!(time.value() instanceof Value.Int(var micros))) {
      throw new IllegalStateException("not a time: " + time);
    }
    return new TableVersion.AsOf(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
