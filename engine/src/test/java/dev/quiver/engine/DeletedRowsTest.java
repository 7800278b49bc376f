package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.RoaringBytes;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is answered without reading rows knows which are deleted.
class DeletedRowsTest {
  private static final int ROWS = 600;

  @TempDir private Path folder;

  /// The first rows and the last are deleted, which bounds and counts of files do not say.
  @BeforeEach
  void makeTable() {
    Path table = folder.resolve("t");
    assertThat(table.toFile().mkdirs()).isTrue();
    DataFiles.write(
        table.resolve("f"),
        "a int64, b string",
        IntStream.range(0, ROWS).mapToObj(i -> i + "|b" + i % 7).toArray(String[]::new));
    DataFiles.write(table.resolve("g"), "a int64, b string", "700|x", "701|null");
    TreeSet<Long> rows = new TreeSet<>(List.of(0L, 1L, 300L, 599L));
    byte[] some = RoaringBytes.of(rows, true);
    byte[] all = RoaringBytes.of(new TreeSet<>(LongStream.range(0, 2).boxed().toList()), true);
    String statistics =
        "\"stats\":\"{\\\"numRecords\\\":%d,\\\"minValues\\\":{\\\"a\\\":%d},\\\"maxValues\\\":{\\\"a\\\":%d},"
            + "\\\"nullCount\\\":{\\\"a\\\":0,\\\"b\\\":%d}%s}\"";
    new LogFolder(table)
        .commit(
            LogFolder.feature("deletionVectors"),
            LogFolder.metadata("a long, b string", "", ""),
            add("f", some, rows.size(), statistics.formatted(ROWS, 0, 599, 0, "")),
            add("g", all, 2, statistics.formatted(2, 700, 701, 1, ",\\\"tightBounds\\\":false")));
  }

  @Test
  void areNotCountedNorBounds() {
    for (int threads : new int[] {1, 2}) {
      assertThat(rows(aggregate("t"), threads)).containsExactly("596|2|598|596|b6");
      assertThat(rows(filter("a >= 700"), threads)).isEmpty();
      assertThat(rows(filter("a < 3 OR a = 300 OR a > 597"), threads))
          .containsExactly("2|b2", "598|b3");
      assertThat(rows(filter("b IS NULL"), threads)).isEmpty();
    }
  }

  private List<String> rows(String transform, int threads) {
    String document =
        """
        {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "t"}],
         "view_definitions": [{"name": "v", "transform": %s}]}
        """
            .formatted(transform);
    try (Engine engine = Engine.open()) {
      Session session =
          engine.session(SessionOptions.defaults().withBase(folder).withThreads(threads));
      return Contents.texts(
          session.query(session.prepare(SpecReader.read(document), new Wanted.View("v"))));
    }
  }

  private static String filter(String predicate) {
    return "{\"kind\": \"Filter\", \"source\": \"t\", \"predicate\": \"%s\"}".formatted(predicate);
  }

  private static String aggregate(String source) {
    return """
    {"kind": "Aggregate", "source": "%s", "group_by": [], "aggregations": [
      {"column": "a", "function": "count", "alias": "n"},
      {"column": "a", "function": "min", "alias": "low"},
      {"column": "a", "function": "max", "alias": "high"},
      {"column": "b", "function": "count", "alias": "m"},
      {"column": "b", "function": "max", "alias": "last"}]}\
    """
        .formatted(source);
  }

  private static String add(String path, byte[] deleted, int count, String statistics) {
    return """
    {"add":{"path":"%s","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,%s,\
    "deletionVector":{"storageType":"i","pathOrInlineDv":"%s","sizeInBytes":%d,"cardinality":%d}}}\
    """
        .formatted(path, statistics, RoaringBytes.text(deleted), deleted.length, count);
  }
}
