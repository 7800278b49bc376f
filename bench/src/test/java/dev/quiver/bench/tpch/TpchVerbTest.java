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
    refuses("not a number of runs: 0", "--runs", "0");
    refuses("not a time to warm up: -1.0", "--warm-up", "-1");
    refuses("Unknown option: '--laps'", "--laps");
    refuses("no table customer in " + work, "--data", work.toString());
  }

  @Test
  void refusalsSayWhichVerb() {
    assertThat(said("scan"))
        .startsWith("bench: Missing required option")
        .contains("bench scan --help");
    assertThat(said("scan", "--work", "" + work, "--runs", "0")).startsWith("bench: not a race");
    assertThat(said("write", "--work", "" + work, "--threads", "0"))
        .startsWith("bench: not a race");
    assertThat(said("profile")).startsWith("bench: which query?");
    assertThat(said("profile", "q01", "--period", "0")).startsWith("bench: nothing to sample");
    assertThat(said("components", "--runs", "0")).startsWith("bench: not a number of runs");
    assertThat(said("nothing")).startsWith("bench: Unmatched argument");
  }

  private static String said(String... words) {
    StringWriter said = new StringWriter();
    CommandLine line = Main.commandLine().setErr(new PrintWriter(said));
    assertThat(line.execute(words)).as(said.toString()).isEqualTo(2);
    assertThat(said.toString().lines().count()).as(said.toString()).isLessThanOrEqualTo(3);
    return said.toString();
  }

  private static void refuses(String message, String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "tpch";
    System.arraycopy(options, 0, words, 1, options.length);
    assertThat(said(words)).contains(message);
  }
}
