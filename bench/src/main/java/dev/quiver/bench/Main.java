package dev.quiver.bench;

import dev.quiver.bench.generate.GenerateVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The benchmarks' entry.
@Command(
    name = "bench",
    description = "Measures Quiver, and makes the tables it is measured on.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    subcommands = {GenerateVerb.class},
    footer = {"", "Example: ./quiver bench generate tpch --scale 1 --out target/tpch"})
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs one verb and ends the process.
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }
}
