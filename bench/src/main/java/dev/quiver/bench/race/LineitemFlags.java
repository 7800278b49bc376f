package dev.quiver.bench.race;

import dev.quiver.bench.generate.TableForm;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The options of races over lineitem alone.
final class LineitemFlags {
  @Option(
      names = "--scale",
      paramLabel = "N",
      defaultValue = "1",
      description = "The scale factor; default: 1.")
  private double scale = 1;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the table, made if it is not there.")
  private Path work = Path.of("");

  @Option(
      names = "--form",
      defaultValue = "duckdb-snappy",
      description = "Who wrote the files: ${COMPLETION-CANDIDATES}; default: duckdb-snappy.")
  private TableForm form = TableForm.DUCKDB_SNAPPY;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads of each; default: 1.")
  private int threads = 1;

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "${COMPLETION-CANDIDATES}; CPU is steadier beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Spec(Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /// Refuses a race of no runs, or by nobody.
  void check(int runs, int warmUp) {
    if (!(scale > 0) || threads < 1 || runs < 1 || warmUp < 0) {
      throw new ParameterException(
          verb.commandLine(),
          "not a race: --scale has to be above 0, --threads and --runs 1 or more, --warm-up 0 or more");
    }
  }

  /// The table, made if it is not there.
  RacedTable table() {
    return RacedTable.at(work, scale, form);
  }

  /// A folder beside the tables.
  Path beside(String name) {
    return work.toAbsolutePath().resolve(name);
  }

  double scale() {
    return scale;
  }

  TableForm form() {
    return form;
  }

  int threads() {
    return threads;
  }

  Clock clock() {
    return clock;
  }
}
