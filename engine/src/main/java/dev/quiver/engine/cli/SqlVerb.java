package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SqlQuery;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.DataType.Simple;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs one SELECT over tables and prints its rows.
@Command(
    name = "sql",
    description = "Runs one SELECT and prints its rows.",
    footer = {
      "",
      "Example: ./quiver sql \"SELECT region, count(*) AS n FROM orders GROUP BY region\""
          + " --table orders=examples/orders/tables/orders"
    })
final class SqlVerb implements Callable<Integer> {
  private static final Pattern VERSIONED = Pattern.compile("(.+)@([0-9]{1,18})");
  private static final Pattern POSITION = Pattern.compile("[1-9][0-9]{0,3}");

  @Parameters(paramLabel = "QUERY", description = "The query.")
  private String query = "";

  @Option(
      names = "--table",
      paramLabel = "NAME=PATH[@VERSION]",
      description = "A table that the query may name; may be repeated.")
  private Map<String, String> tables = new LinkedHashMap<>();

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description =
          "The value of :NAME, or of $1 if NAME is 1: a constant as in SQL, else the text itself.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--explain", description = "Prints the plan instead of rows.")
  private boolean explain;

  @Mixin private PlanFlags plans = new PlanFlags();

  @Mixin private RowFlags rows = new RowFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() throws IOException {
    if (!explain) {
      plans.checkUnused("--explain");
    }
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(Path.of("").toAbsolutePath()));
      PreparedRun run = session.prepare(asked());
      if (explain) {
        plans.print(session, run, interrupt.cancellation());
        return ExitCode.DONE;
      }
      try (QueryResult result = session.query(run, interrupt.cancellation())) {
        rows.print(result);
      }
    }
    return ExitCode.DONE;
  }

  private SqlQuery asked() {
    Map<String, SqlQuery.Table> wanted = new LinkedHashMap<>();
    tables.forEach((name, path) -> wanted.put(name, table(path)));
    Map<String, Literal> named = new LinkedHashMap<>();
    parameters.forEach((name, text) -> named.put(name, value(text)));
    List<Literal> placed = new ArrayList<>();
    while (named.containsKey(Integer.toString(placed.size() + 1))) {
      placed.add(named.get(Integer.toString(placed.size() + 1)));
    }
    checkPositions(named, placed.size());
    return new SqlQuery(query, wanted, placed, named);
  }

  private static void checkPositions(Map<String, Literal> named, int placed) {
    for (String name : named.keySet()) {
      if (POSITION.matcher(name).matches() && Integer.parseInt(name) > placed) {
        throw UsageException.of(
            "parameters are not contiguous: $%s without $%d\n  number them from 1 without gaps"
                .formatted(name, placed + 1));
      }
    }
  }

  private static SqlQuery.Table table(String path) {
    Matcher versioned = VERSIONED.matcher(path);
    return versioned.matches()
        ? new SqlQuery.Table(
            versioned.group(1), new TableVersion.Numbered(Long.parseLong(versioned.group(2))))
        : new SqlQuery.Table(path, new TableVersion.Latest());
  }

  private static Literal value(String text) {
    return SqlExpressions.constant(text)
        .orElseGet(() -> new Literal(new Value.Text(text), Simple.STRING));
  }
}
