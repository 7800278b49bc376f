package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.engine.Explanation.Stage;
import dev.quiver.exec.context.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What explain says beside plans: estimates, and what a run did, with times and bytes masked.
class ExplanationTest {
  private static final String STATS =
      "{\"numRecords\":%d,\"minValues\":{\"a\":%d},\"maxValues\":{\"a\":%d},"
          + "\"nullCount\":{\"a\":0,\"b\":0}}";

  @TempDir private Path folder;

  @BeforeEach
  void makeTable() throws IOException {
    Path table = folder.resolve("t");
    Files.createDirectories(table);
    DataFiles.write(table.resolve("one"), "a int32, b string", "1|x", "2|y", "3|x");
    DataFiles.write(table.resolve("two"), "a int32, b string", "4|y", "5|z");
    LogFolder.of(table, "a integer, b string", "")
        .commit(LogFolder.add("one", "", STATS.formatted(3, 1, 3)))
        .commit(LogFolder.add("two", "", STATS.formatted(2, 4, 5)));
  }

  @Test
  void estimatesStandBesideNodes() {
    PreparedRun run = prepare("SELECT b, count(*) AS n FROM t WHERE a <= 2 GROUP BY b");
    Explanation explanation = Explanation.of(run).withEstimates();
    assertThat(explanation.text(Stage.LOGICAL))
        .contains("Scan t (a, b)  [5 rows, ~140 B, exact]\n");
    assertThat(explanation.text(Stage.OPTIMIZED))
        .contains("    Scan t (a, b) where a <= 2  [~2 rows, ~56 B, estimated]\n");
    assertThat(explanation.text(Stage.PHYSICAL))
        .contains("TableScan t (a, b) where a <= 2  [~2 rows, ~56 B, estimated]\n")
        .doesNotContain("waited");
    assertThat(Explanation.of(run).text(Stage.ALL)).doesNotContain("[");
  }

  @Test
  void analysisSaysWhatWasExpectedAndWhatCame() {
    PreparedRun run = prepare("SELECT l.b FROM t l JOIN t r ON l.b = r.b WHERE l.a < 3");
    String text = session().analyze(run, new Cancellation());
    assertThat(masked(text))
        .startsWith("\n== analyze\nProject b  [4 rows, ~2 expected, 2 batches, T ms own, ")
        .contains("where a < 3  [2 rows, ~2 expected, 1 batches, T ms own, T ms waited, N bytes]\n")
        .contains("          read 1 of 2 files, 1 of 1 row groups, 3 of 3 rows, ")
        .contains("TableScan t (b#2), filter 1: b#2  [4 rows, 5 expected, 2 batches, ")
        .contains(
            "        runtime filter 1: files removed 0, time T ms, rows removed 1, rows tested 5")
        .endsWith(
            """
            worst estimate: ~2 rows expected, 4 came, 2 times too few
              HashJoin b = b#2, build left, filter 1: b
            peak memory N bytes
            """);
  }

  @Test
  void countersAreSaidByWhatTheyAreOf() {
    SortedMap<String, Long> counters = new TreeMap<>();
    counters.put("files", 1_200L);
    counters.put("files_read", 3L);
    counters.put("row_groups_dropped_by_bloom_filter", 2L);
    counters.put("row_groups_dropped_by_statistics", 4L);
    counters.put("filter_1_rows_tested", 50L);
    counters.put("filter_1_nanos", 1_500_000L);
    counters.put("filter_12_rows_removed", 7L);
    counters.put("morsels", 9L);
    assertThat(NodeCounters.lines(counters))
        .containsExactly(
            "read 3 of 1,200 files",
            "row groups dropped by bloom filter 2, statistics 4",
            "runtime filter 12: rows removed 7",
            "runtime filter 1: time 1.50 ms, rows tested 50",
            "morsels 9");
  }

  @Test
  void roundsToTwoDigits() {
    assertThat(Stream.of(0.0, 0.26, 3.0, 9.96, 12.4, 99.6, 1_449.0, 1_550_000.0))
        .extracting(EstimateText::rounded)
        .containsExactly("0", "0.3", "3", "10", "12", "100", "1,400", "1,600,000");
  }

  @Test
  void traceNumbersWhatFired() {
    PreparedRun run = prepare("SELECT a FROM (SELECT a, b FROM t) WHERE 1 + 1 = a");
    assertThat(Explanation.of(run).trace())
        .startsWith(
            """

            == trace
            1. push-down: EliminateIdentityProject in rows
              - Project a, b
              -   Scan t (a, b)
              + Scan t (a, b)
            2. push-down: FoldConstants in rows
              - Filter 1 + 1 = CAST(a AS int64)
              -   Scan t (a, b)
              + Filter 2 = CAST(a AS int64)
              +   Scan t (a, b)
            3. push-down: UnwrapCasts in rows
            """);
  }

  private static String masked(String text) {
    return text.replaceAll("[0-9]+\\.[0-9]{2} ms", "T ms").replaceAll("[0-9,]+ bytes", "N bytes");
  }

  private PreparedRun prepare(String query) {
    return session().prepare(SqlQuery.of(query).with("t", "t"));
  }

  private Session session() {
    return Engine.open().session(SessionOptions.defaults().withBase(folder).withThreads(1));
  }
}
