package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.Explanation;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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

  @Option(
      names = "--stage",
      paramLabel = "S",
      description = "logical, optimized, physical (default) or all.")
  private String stage = "physical";

  @Option(names = "--analyze", description = "Runs, and adds rows, time and memory.")
  private boolean analyze;

  @Option(names = "--trace", description = "Adds every rule that fired.")
  private boolean trace;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "Where relative locations begin; default: the spec's folder.")
  private Optional<Path> base = Optional.empty();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() {
    Explanation.Stage asked =
        Arrays.stream(Explanation.Stage.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(stage))
            .findFirst()
            .orElseThrow(() ->
                UsageException.of(
                    "unknown stage: " + stage + "\n  has logical, optimized, physical, all"));
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(SpecFile.base(spec, base)));
      PreparedRun run = session.prepare(SpecFile.read(spec));
      Messages.warnings(run.warnings(), flags);
      Explanation explanation = Explanation.of(run);
      System.out.print(explanation.text(asked));
      if (trace) {
        System.out.print(explanation.trace());
      }
      if (analyze) {
        System.out.print(session.analyze(run, interrupt.cancellation()));
      }
    }
    return ExitCode.DONE;
  }
}
