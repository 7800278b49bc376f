package dev.quiver.engine.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line's entry.
@Command(
    name = "quiver",
    description = "Runs declarative specs against Delta tables.",
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      RunVerb.class,
      QueryVerb.class,
      SqlVerb.class,
      ShowVerb.class,
      ChangesVerb.class,
      ExplainVerb.class,
      ValidateVerb.class,
      DescribeVerb.class,
      DigestVerb.class,
      FunctionsVerb.class,
      SchemaVerb.class,
      GoldenVerb.class,
    },
    footer = {
      "",
      "Also: ./quiver test builds and runs all the tests, ./quiver bench the benchmarks.",
      "Example: ./quiver run examples/code-graph/spec.json"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs one verb and ends the process.
  public static void main(String[] arguments) {
    if (Arrays.asList(arguments).equals(List.of("--version"))) {
      System.out.println("quiver " + version());
      return;
    }
    System.exit(run(arguments));
  }

  /// Runs one verb and answers the exit code.
  static int run(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(false);
    line.setUsageHelpAutoWidth(true);
    addHelp(line);
    line.setParameterExceptionHandler((e, _) -> Failures.usage(e));
    line.setExecutionExceptionHandler((e, verb, _) -> Failures.print(e, verb));
    try {
      return line.execute(arguments);
    } catch (Error e) {
      return Failures.defect(e, true);
    }
  }

  private static void addHelp(CommandLine line) {
    line.addMixin("help", new Help());
    line.getSubcommands().values().forEach(Main::addHelp);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /// The option every verb has.
  @Command
  static final class Help {
    @CommandLine.Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Says how to use this verb.")
    private boolean asked;

    boolean isAsked() {
      return asked;
    }
  }
}
