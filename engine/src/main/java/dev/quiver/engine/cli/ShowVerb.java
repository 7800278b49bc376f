package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.TableQuery;
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

/// Reads a Delta table and prints rows.
@Command(
    name = "show",
    description = "Reads a Delta table.",
    footer = {"", "Example: ./quiver show examples/orders/tables/orders --where \"amount > 100\""})
final class ShowVerb implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "The table's folder.")
  private String table = "";

  @Mixin private VersionFlags version = new VersionFlags();

  @Option(names = "--columns", paramLabel = "a,b", split = ",", description = "Only these columns.")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--where", paramLabel = "EXPR", description = "Only rows for which this is true.")
  private Optional<String> where = Optional.empty();

  @Mixin private RowFlags rows = new RowFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() throws IOException {
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(Path.of("").toAbsolutePath()));
      TableQuery query = new TableQuery(table, version.wanted(), columns, where);
      try (QueryResult result = session.query(session.prepare(query), interrupt.cancellation())) {
        rows.print(result);
      }
    }
    return ExitCode.DONE;
  }
}
