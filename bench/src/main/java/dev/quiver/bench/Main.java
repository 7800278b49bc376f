package dev.quiver.bench;

import dev.quiver.bench.component.ComponentsVerb;
import dev.quiver.bench.cost.CostVerb;
import dev.quiver.bench.generate.GenerateVerb;
import dev.quiver.bench.log.LogVerb;
import dev.quiver.bench.lookup.LookupVerb;
import dev.quiver.bench.planning.PlanningVerb;
import dev.quiver.bench.profile.ProfileVerb;
import dev.quiver.bench.race.ScanVerb;
import dev.quiver.bench.race.WriteVerb;
import dev.quiver.bench.result.CompareVerb;
import dev.quiver.bench.tpch.OnceVerb;
import dev.quiver.bench.tpch.TpchVerb;
import dev.quiver.logical.QueryException;
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
    subcommands = {
      CompareVerb.class,
      ComponentsVerb.class,
      CostVerb.class,
      GenerateVerb.class,
      LogVerb.class,
      LookupVerb.class,
      PlanningVerb.class,
      OnceVerb.class,
      ProfileVerb.class,
      ScanVerb.class,
      TpchVerb.class,
      WriteVerb.class
    },
    footer = {"", "Example: ./quiver bench generate tpch --scale 1 --out target/tpch"})
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs one verb and ends the process.
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /// The verbs.
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(
        JmhVerb.of("kernels", "kernel", "JMH: each kernel family, scalar and SIMD."));
    line.addSubcommand(
        JmhVerb.of("decode", "decode", "JMH: Parquet pages into vectors, by type and encoding."));
    line.addSubcommand(
        JmhVerb.of(
            "operators",
            "operator",
            "JMH: joins, groups, sorts and filters over tables in memory."));
    line.addSubcommand(
        JmhVerb.of("optimizing", "planning", "JMH: large documents step by step, and TPC-H."));
    line.setExecutionExceptionHandler((failure, verb, _) -> refused(failure, verb));
    line.setParameterExceptionHandler((wrong, _) -> misused(wrong));
    return line;
  }

  private static int misused(ParameterException wrong) {
    CommandLine verb = wrong.getCommandLine();
    String name = verb.getCommandSpec().qualifiedName();
    verb.getErr().println("bench: " + wrong.getMessage() + "\n  try ./quiver " + name + " --help");
    return verb.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int refused(Exception failure, CommandLine verb) throws Exception {
    if (failure instanceof QueryException refused) {
      verb.getErr().println("bench: " + refused.text());
      return verb.getCommandSpec().exitCodeOnInvalidInput();
    }
    throw failure;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }
}
