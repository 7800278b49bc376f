package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.RunResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.result.RunResultJson;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.Wanted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plans and executes a spec and commits its outputs.
@Command(
    name = "run",
    description = "Plans and executes a spec and commits its outputs.",
    footer = {"", "Example: ./quiver run examples/orders/spec.json --only by_region --json"})
final class RunVerb implements Callable<Integer> {
  @Parameters(paramLabel = "SPEC", description = "The spec document.")
  private Path spec = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "Where relative locations begin; default: the spec's folder.")
  private Optional<Path> base = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "OUTPUT",
      description = "Runs this output and what it needs; may be repeated.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--dry-run", description = "Plans, and runs nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Prints the result as one JSON document.")
  private boolean json;

  @Mixin private ParameterFlags parameters = new ParameterFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() {
    try (Engine engine = Engine.open();
        Interrupt interrupt = Interrupt.install()) {
      Session session = engine.session(flags.options(SpecFile.base(spec, base)));
      Spec document = SpecFile.read(spec);
      PreparedRun run =
          session.prepare(
              document,
              only.isEmpty() ? new Wanted.Everything() : new Wanted.Outputs(only),
              parameters.values());
      Messages.warnings(run.warnings(), flags);
      if (dryRun) {
        System.out.print(OutputTable.planned(run));
        return ExitCode.DONE;
      }
      RunResult result;
      try (Progress progress = Progress.start(flags)) {
        result = session.run(run, interrupt.cancellation(), progress::watch);
      }
      if (json) {
        System.out.println(RunResultJson.text(result));
      } else if (result.isComplete()) {
        System.out.print(OutputTable.written(result));
      }
      return result.isComplete() ? ExitCode.DONE : Messages.incomplete(result);
    }
  }
}
