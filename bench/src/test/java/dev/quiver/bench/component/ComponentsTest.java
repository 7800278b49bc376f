package dev.quiver.bench.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.Main;
import dev.quiver.bench.result.Lap;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Runs every component once over small tables: both must agree on all, which the race demands.
class ComponentsTest {
  @TempDir private Path work;

  @Test
  void bothAnswerEveryComponentAlike() {
    StringWriter said = new StringWriter();
    assertThat(execute(said, "--scale", "0.01", "--runs", "1", "--warm-up", "0", "--speed-up"))
        .as(said.toString())
        .isZero();
    assertThat(said.toString().lines().skip(1).map(line -> line.split(" ", 2)[0]))
        .containsExactlyElementsOf(
            Component.ALL.stream().map(component -> component.question().name()).toList());
  }

  @Test
  void refusesWhatThereIsNot() {
    StringWriter said = new StringWriter();
    assertThat(execute(said, "--only", "join,merge")).isEqualTo(2);
    assertThat(said.toString()).contains("no such component: merge").contains("topk/sorted");
  }

  @Test
  void theScanIsTakenOff() {
    Lap lap = lap(30, 40);
    ComponentLap component = new ComponentLap(lap, lap(10, 20), 0.7, Optional.of(45.0));
    assertThat(component.withoutScan()).isEqualTo(1.0);
    assertThat(component.line()).contains("0.75").contains("ABOVE").endsWith("1.50");
    assertThat(new ComponentLap(lap, lap(40, 20), 0.8, Optional.empty()).line())
        .contains(" ok ")
        .endsWith("NaN");
  }

  private static Lap lap(double quiver, double duckdb) {
    return new Lap(
        "a", 1, "", new TreeMap<>(Map.of("quiver", quiver, "duckdb", duckdb)), 0, Optional.empty());
  }

  private int execute(StringWriter said, String... options) {
    PrintWriter writer = new PrintWriter(said);
    CommandLine line = Main.commandLine().setErr(writer).setOut(writer);
    List<String> words = new ArrayList<>(List.of("components", "--work", work.toString()));
    words.addAll(List.of(options));
    return line.execute(words.toArray(String[]::new));
  }
}
