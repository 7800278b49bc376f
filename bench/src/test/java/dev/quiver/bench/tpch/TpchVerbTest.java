package dev.quiver.bench.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.bench.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TpchVerbTest {
  @TempDir private Path work;

  @Test
  void refusesWhatThereIsNot() {
    refuses("no such query: 23", "--queries", "1,23");
    refuses("no such query: q00", "--queries", "q00");
    refuses("no such peer: abacus", "--peers", "duckdb,abacus");
    refuses("not a value of threads: -1", "--threads", "-1");
    refuses("not a size: 8x", "--memory", "8x");
    refuses("wants 16m or more", "--memory", "1m");
    refuses("no table customer in " + work, "--data", work.toString());
  }

  private static void refuses(String message, String... options) {
    StringWriter said = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(said));
    String[] words = new String[options.length + 1];
    words[0] = "tpch";
    System.arraycopy(options, 0, words, 1, options.length);
    assertThat(line.execute(words)).as(said.toString()).isEqualTo(2);
    assertThat(said.toString()).contains(message);
  }
}
