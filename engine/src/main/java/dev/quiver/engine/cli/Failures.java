package dev.quiver.engine.cli;

import dev.quiver.exec.context.CancelledException;
import dev.quiver.logical.QueryException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints what went wrong, once, and chooses the exit code.
final class Failures {
  private static final int CANCELLED = 130;

  private Failures() {}

  static int usage(ParameterException e) {
    if (e.getCause() instanceof QueryException cause) {
      return refuse(cause);
    }
    CommandLine line = e.getCommandLine();
    if (e instanceof UnmatchedArgumentException unknown
        && !line.getSubcommands().isEmpty()
        && !unknown.getUnmatched().getFirst().startsWith("-")) {
      say("unknown verb: " + unknown.getUnmatched().getFirst());
      System.err.println("  has " + String.join(", ", line.getSubcommands().keySet()));
      return ExitCode.REFUSED;
    }
    say(String.valueOf(e.getMessage()));
    if (e instanceof UnmatchedArgumentException unmatched) {
      UnmatchedArgumentException.printSuggestions(unmatched, e.getCommandLine().getErr());
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println("  try ./" + command + " --help");
    return ExitCode.REFUSED;
  }

  static int print(Exception e, CommandLine verb) {
    boolean verbose =
        verb.getParseResult() != null && verb.getParseResult().hasMatchedOption("--verbose");
    if (verbose) {
      e.printStackTrace();
    }
    return switch (e) {
      case CancelledException cancelled -> {
        say(cancelled.text());
        yield CANCELLED;
      }
      case QueryException refused -> refuse(refused);
      case Exception defect -> defect(defect, verbose);
    };
  }

  private static int refuse(QueryException e) {
    say(e.text());
    return ExitCode.REFUSED;
  }

  /// Says that the fault is ours; with `verbose` the stack is, or was, printed too.
  static int defect(Throwable e, boolean verbose) {
    if (e instanceof Error && verbose) {
      e.printStackTrace();
    }
    say("a defect of Quiver's own: " + e);
    System.err.println(
        verbose
            ? "  please report it with the stack above and the spec"
            : "  please report it with the spec and what --verbose adds");
    return ExitCode.DEFECT;
  }

  private static void say(String message) {
    System.err.println("quiver: " + message);
  }
}
