package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.engine.Explanation.Stage;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.spec.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spans go through shares, joins and distinct unions, into Delta tables and back.
class StructTest {
  private static final Path TABLES = Path.of("../examples/code-graph/tables").toAbsolutePath();

  private static final String SPANS =
      "{'kind': 'Normalize', 'source': 'definitions', 'id_columns': ['symbol'],"
          + " 'span_columns': ['bstart', 'bend'], 'text_columns': []}";
  private static final String USES =
      "{'kind': 'Aggregate', 'source': 'references', 'group_by': ['symbol'],"
          + " 'aggregations': [{'column': 'path', 'function': 'count', 'alias': 'uses'}]}";
  private static final String UNITED =
      "{'kind': 'Union', 'sources': ['class_spans', 'other_spans', 'kinds', 'class_spans'],"
          + " 'discriminator_column': null, 'distinct': true}";

  @Test
  void keepsSpansThroughTheWholeEngine(@TempDir Path folder) {
    Spec spec = spec();
    Map<String, List<String>> expected = expected(spec, folder);
    try (Engine engine = Engine.open()) {
      for (int threads : List.of(1, 2, 4)) {
        for (int batchRows : List.of(3, 2048)) {
          Path base = folder.resolve(threads + "x" + batchRows);
          Session session =
              engine.session(options(base).withThreads(threads).withBatchRows(batchRows));
          PreparedRun run = session.prepare(spec);
          assertThat(Explanation.of(run).text(Stage.PHYSICAL))
              .contains("Share spans", "HashJoin left", "HashAggregate by node_kind, span");
          session.run(run);
          expected.forEach((table, rows) ->
              assertThat(ResultRows.ofTable(session, "out/" + table))
                  .as("%s, %d threads, %d rows a batch", table, threads, batchRows)
                  .containsExactlyInAnyOrderElementsOf(rows));
        }
      }
    }
  }

  @Test
  void refusesToOrderStructs(@TempDir Path folder) {
    for (String function : List.of("min", "max", "sum")) {
      refuses(
          folder,
          "{'kind': 'Aggregate', 'source': 'spans', 'group_by': ['symbol'],"
              + " 'aggregations': [{'column': 'span', 'function': '%s', 'alias': 'last'}]}"
                  .formatted(function),
          function);
    }
    refuses(
        folder,
        "{'kind': 'Relate', 'left': 'spans', 'right': 'spans', 'join_type': 'Inner',"
            + " 'join_keys': [{'left_key': 'span', 'right_key': 'span'}]}",
        "compare its members");
    refuses(folder, filter("span = span"), "compare its members");
  }

  private static void refuses(Path folder, String transform, String why) {
    Spec spec =
        new SpecText()
            .input("definitions", TABLES.resolve("definitions"))
            .view("spans", List.of(), SPANS)
            .view("refused", List.of("spans"), transform)
            .output("refused", List.of(), "")
            .spec();
    try (Engine engine = Engine.open()) {
      Session session = engine.session(options(folder));
      assertThatThrownBy(() -> session.prepare(spec))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining(why)
          .hasMessageContaining("struct<bstart:int64");
    }
  }

  private static Spec spec() {
    return new SpecText()
        .input("definitions", TABLES.resolve("definitions"))
        .input("references", TABLES.resolve("references"))
        .view("spans", List.of(), SPANS)
        .view("classes", List.of("spans"), filter("node_kind = ''class''"))
        .view("others", List.of("spans"), filter("node_kind <> ''class''"))
        .view("uses", List.of(), USES)
        .view("used_classes", List.of("classes", "uses"), left("uses", "classes"))
        .view("used_others", List.of("others", "uses"), left("others", "uses"))
        .view("class_spans", List.of("classes"), project("classes", "'node_kind', 'span'"))
        .view("other_spans", List.of("others"), project("others", "'node_kind', 'span'"))
        .view("kinds", List.of("others"), project("others", "'node_kind'"))
        .view("united", List.of("class_spans", "kinds", "other_spans"), UNITED)
        .output("used_classes", List.of("symbol", "uses", "span"), "")
        .output("used_others", List.of("symbol", "uses", "span"), "")
        .output("united", List.of("node_kind", "span"), "")
        .spec();
  }

  private static String filter(String predicate) {
    return "{'kind': 'Filter', 'source': 'spans', 'predicate': '%s'}".formatted(predicate);
  }

  private static String project(String source, String columns) {
    return "{'kind': 'Project', 'source': '%s', 'columns': [%s]}".formatted(source, columns);
  }

  private static String left(String left, String right) {
    return "{'kind': 'Relate', 'left': '%s', 'right': '%s', 'join_type': 'Left',"
            .formatted(left, right)
        + " 'join_keys': [{'left_key': 'symbol', 'right_key': 'symbol'}]}";
  }

  /// What the views give, made row by row of the normalized definitions and the uses alone.
  private static Map<String, List<String>> expected(Spec spec, Path folder) {
    try (Engine engine = Engine.open()) {
      Session session = engine.session(options(folder));
      List<List<String>> spans = cells(ResultRows.ofView(session, spec, "spans"));
      List<List<String>> uses = cells(ResultRows.ofView(session, spec, "uses"));
      Map<String, List<String>> expected = new TreeMap<>();
      expected.put("united", new ArrayList<>(united(spans)));
      List<String> classes = new ArrayList<>();
      for (List<String> use : uses) {
        List<String> found =
            spans.stream()
                .filter(row -> row.get(4).equals("class") && row.get(3).equals(use.get(0)))
                .map(row -> use.get(0) + "|" + use.get(1) + "|" + row.getLast())
                .toList();
        classes.addAll(found.isEmpty() ? List.of(use.get(0) + "|" + use.get(1) + "|null") : found);
      }
      assertThat(classes).anyMatch(row -> row.endsWith("}")).anyMatch(row -> row.endsWith("|null"));
      expected.put("used_classes", classes);
      Map<String, String> usesOf =
          uses.stream().collect(Collectors.toMap(List::getFirst, List::getLast));
      expected.put(
          "used_others",
          spans.stream()
              .filter(row -> !row.get(4).equals("class"))
              .map(row ->
                  row.get(3) + "|" + usesOf.getOrDefault(row.get(3), "null") + "|" + row.getLast())
              .toList());
      return expected;
    }
  }

  private static Set<String> united(List<List<String>> spans) {
    Set<String> rows = new LinkedHashSet<>();
    for (List<String> row : spans) {
      rows.add(row.get(4) + "|" + row.getLast());
      if (!row.get(4).equals("class")) {
        rows.add(row.get(4) + "|null");
      }
    }
    return rows;
  }

  private static SessionOptions options(Path base) {
    return SessionOptions.defaults().withBase(base).withMemory(256L << 20).withThreads(2);
  }

  private static List<List<String>> cells(List<String> rows) {
    return rows.stream().map(row -> List.of(row.split("\\|", -1))).toList();
  }
}
