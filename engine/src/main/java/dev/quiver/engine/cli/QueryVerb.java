package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs one view of a spec and prints its rows.
@Command(
    name = "query",
    description = "Runs one view and prints its rows; commits nothing.",
    footer = {"", "Example: ./quiver query examples/orders/spec.json --view big --limit 5"})
final class QueryVerb implements Callable<Integer> {
  @Parameters(paramLabel = "SPEC", description = "The spec document.")
  private Path spec = Path.of("");

  @Option(names = "--view", required = true, paramLabel = "NAME", description = "The view to run.")
  private String view = "";

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "Where relative locations begin; default: the spec's folder.")
  private Optional<Path> base = Optional.empty();

  @Mixin private RowFlags rows = new RowFlags();

  @Mixin private ParameterFlags parameters = new ParameterFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() throws IOException {
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(SpecFile.base(spec, base)));
      PreparedRun run =
          session.prepare(SpecFile.read(spec), new Wanted.View(view), parameters.values());
      Messages.warnings(run.warnings(), flags);
      try (QueryResult result = session.query(run, interrupt.cancellation())) {
        rows.print(result);
      }
    }
    return ExitCode.DONE;
  }
}
