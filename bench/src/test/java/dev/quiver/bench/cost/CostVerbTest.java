package dev.quiver.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CostVerbTest {
  @Test
  void saysWhatEachRowCosts() {
    StringWriter out = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out));
    assertThat(line.execute("cost", "--rows", "2000", "--runs", "1")).isZero();
    assertThat(out.toString().lines())
        .hasSize(7)
        .anySatisfy(row -> assertThat(row).matches("that probes a small table +\\d+\\.\\d +1\\.0"))
        .anySatisfy(row -> assertThat(row).matches("that is sorted +\\d+\\.\\d +\\d+\\.\\d"));
  }
}
