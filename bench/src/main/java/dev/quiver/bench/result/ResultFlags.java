package dev.quiver.bench.result;

import dev.quiver.bench.result.RaceResult.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a race leaves what it found.
public final class ResultFlags {
  @Option(names = "--json", paramLabel = "OUT", description = "A file for the figures.")
  private Optional<Path> json = Optional.empty();

  @Option(names = "--svg", paramLabel = "OUT", description = "A file for a chart of them.")
  private Optional<Path> svg = Optional.empty();

  /// Writes what was asked for.
  public void write(List<Lap> laps, Setting setting) throws IOException {
    RaceResult result = new RaceResult(laps, setting);
    if (json.isPresent()) {
      result.write(json.get());
    }
    if (svg.isPresent()) {
      RaceResult.write(svg.get(), new Chart(result).svg());
    }
  }
}
