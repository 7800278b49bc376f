package dev.quiver.engine.cli;

import dev.quiver.engine.ChangeQuery;
import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.TableQuery;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ChangeRange.AtTime;
import dev.quiver.logical.catalog.ChangeRange.AtVersion;
import dev.quiver.logical.catalog.ChangeRange.End;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Reads the change data feed of a Delta table and prints rows.
@Command(
    name = "changes",
    description = "Reads the change data feed of a Delta table; both ends of a range belong to it.",
    footer = {"", "Example: ./quiver changes examples/changes/tables/accounts --from 1"})
final class ChangesVerb implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "The table's folder.")
  private String table = "";

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "The first version; default: the earliest available.")
  private Optional<Long> from = Optional.empty();

  @Option(names = "--to", paramLabel = "N", description = "The last version; default: the latest.")
  private Optional<Long> to = Optional.empty();

  @Option(
      names = "--from-timestamp",
      paramLabel = "T",
      description = "Instead: the first version committed at this time or later.")
  private Optional<String> fromTime = Optional.empty();

  @Option(
      names = "--to-timestamp",
      paramLabel = "T",
      description = "Instead: the last version committed at this time or earlier.")
  private Optional<String> toTime = Optional.empty();

  @Option(names = "--columns", paramLabel = "a,b", split = ",", description = "Only these columns.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--where", paramLabel = "EXPR", description = "Only rows for which this is true.")
  private Optional<String> where = Optional.empty();

  @Mixin private RowFlags rows = new RowFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() throws IOException {
    ChangeRange range = new ChangeRange(end(from, fromTime, "--from"), end(to, toTime, "--to"));
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(Path.of("").toAbsolutePath()));
      TableQuery query = new TableQuery(table, new TableVersion.Latest(), columns, where);
      try (QueryResult result =
          session.query(session.prepare(new ChangeQuery(query, range)), interrupt.cancellation())) {
        rows.print(result);
      }
    }
    return ExitCode.DONE;
  }

  private static Optional<End> end(Optional<Long> version, Optional<String> time, String option) {
    if (version.isPresent() && time.isPresent()) {
      throw UsageException.of("both %s and %s-timestamp\n  give one".formatted(option, option));
    }
    return version.<End>map(AtVersion::new).or(() -> time.map(text -> time(text, option)));
  }

  private static End time(String text, String option) {
    try {
      Value.Int micros = (Value.Int) TimeText.literal(text, Simple.TIMESTAMP).value();
      return new AtTime(micros.value());
    } catch (QueryException e) {
      throw UsageException.of(option + "-timestamp: " + e.getMessage());
    }
  }
}
