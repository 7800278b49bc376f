package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import dev.quiver.logical.spec.Wanted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plans a spec and prints the plan.
@Command(
    name = "explain",
    description = "Plans a spec and prints the plan; --analyze also runs it, and commits nothing.",
    footer = {"", "Example: ./quiver explain examples/orders/spec.json --stage all --trace"})
final class ExplainVerb implements Callable<Integer> {
  @Parameters(paramLabel = "SPEC", description = "The spec document.")
  private Path spec = Path.of("");

  @Mixin private PlanFlags plans = new PlanFlags();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "Where relative locations begin; default: the spec's folder.")
  private Optional<Path> base = Optional.empty();

  @Mixin private ParameterFlags parameters = new ParameterFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() {
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(SpecFile.base(spec, base)));
      PreparedRun run =
          session.prepare(SpecFile.read(spec), new Wanted.Everything(), parameters.values());
      Messages.warnings(run.warnings(), flags);
      plans.print(session, run, interrupt.cancellation());
    }
    return ExitCode.DONE;
  }
}
