package dev.quiver.engine.cli;

import dev.quiver.engine.Engine;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.golden.GoldenFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Regression-tests plans against golden files.
@Command(
    name = "golden",
    description = "Regression-tests the plans of all specs below a folder.",
    footer = {"", "Example: ./quiver golden check examples"})
final class GoldenVerb {
  @Command(name = "check", description = "Compares plans with their golden files; exit 1 on any.")
  int check(@Parameters(paramLabel = "DIR") Path folder) {
    try (Engine engine = Engine.open()) {
      GoldenFolder golden = engine.session(SessionOptions.defaults()).golden(folder);
      Map<Path, String> reports = golden.check();
      reports.forEach((file, report) -> System.out.print(file + "\n" + report + "\n"));
      System.out.println(golden.cases().size() + " cases, " + reports.size() + " differ");
      return reports.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }
  }

  @Command(name = "update", description = "Writes golden files anew from the plans of today.")
  int update(@Parameters(paramLabel = "DIR") Path folder) {
    try (Engine engine = Engine.open()) {
      List<Path> changed = engine.session(SessionOptions.defaults()).updateGolden(folder);
      changed.forEach(System.out::println);
      System.out.println(changed.size() + " files written");
      return ExitCode.DONE;
    }
  }
}
