package dev.quiver.engine.cli;

import dev.quiver.engine.FunctionCatalog;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the functions.
@Command(
    name = "functions",
    description = "Lists the functions, or tells all about one.",
    footer = {"", "Example: ./quiver functions stable_id"})
final class FunctionsVerb implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "One function.")
  private Optional<String> name = Optional.empty();

  @Override
  public Integer call() {
    System.out.print(name.isEmpty() ? FunctionCatalog.all() : FunctionCatalog.one(name.get()));
    return ExitCode.DONE;
  }
}
