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

/// Reads, binds and checks a spec.
@Command(
    name = "validate",
    description = "Reads, binds and checks a spec; says ok, or every error.",
    footer = {"", "Example: ./quiver validate examples/orders/spec.json"})
final class ValidateVerb implements Callable<Integer> {
  @Parameters(paramLabel = "SPEC", description = "The spec document.")
  private Path spec = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "Where relative locations begin; default: the spec's folder.")
  private Optional<Path> base = Optional.empty();

  @Mixin private ParameterFlags parameters = new ParameterFlags();

  @Mixin private SessionFlags flags = new SessionFlags();

  @Override
  public Integer call() {
    try (Engine engine = Engine.open()) {
      Session session = engine.session(flags.options(SpecFile.base(spec, base)));
      PreparedRun run =
          session.prepare(SpecFile.read(spec), new Wanted.Everything(), parameters.values());
      Messages.warnings(run.warnings(), flags);
    }
    System.out.println("ok");
    return ExitCode.DONE;
  }
}
