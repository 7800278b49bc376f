package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.engine.Explanation.Stage;
import dev.quiver.logical.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Plans that need no column of a table count its rows nevertheless.
@TestInstance(Lifecycle.PER_CLASS)
class NoColumnsTest {
  private static final Path TABLES = Path.of("../examples/code-graph/tables").toAbsolutePath();
  private static final String ADDED =
      "{\\\"name\\\":\\\"added\\\",\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}},"
          + "{\\\"name\\\":\\\"nested\\\",\\\"type\\\":{\\\"type\\\":\\\"struct\\\",\\\"fields\\\":"
          + "[{\\\"name\\\":\\\"x\\\",\\\"type\\\":\\\"string\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}}]},"
          + "\\\"nullable\\\":true,\\\"metadata\\\":{}},";

  private Path folder = Path.of("");
  private Map<String, Long> definitionsOfKind = Map.of();
  private long definitions;
  private long references;

  /// Writes the definitions once more, in partitions, and once with columns that no file has.
  @BeforeAll
  void writeTables(@TempDir Path temporary) throws IOException {
    folder = temporary;
    Spec spec =
        new SpecText()
            .input("definitions", TABLES.resolve("definitions"))
            .view("parted", List.of(), all("definitions"))
            .view("plain", List.of(), all("definitions"))
            .output("parted", List.of(), ", 'partition_by': ['node_kind']")
            .output("plain", List.of(), "")
            .spec();
    try (Engine engine = Engine.open()) {
      Session session = session(engine, 2, 2048);
      session.run(session.prepare(spec));
      List<String> kinds = ResultRows.ofTable(session, "out/plain");
      definitions = kinds.size();
      definitionsOfKind =
          kinds.stream()
              .map(row -> row.substring(row.lastIndexOf('|') + 1))
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      references = ResultRows.ofTable(session, TABLES.resolve("references").toString()).size();
    }
    Path log = folder.resolve("out/plain/_delta_log");
    String metadata =
        Files.readString(log.resolve("00000000000000000000.json"))
            .lines()
            .filter(line -> line.startsWith("{\"metaData\""))
            .findFirst()
            .orElseThrow()
            .replace("\\\"fields\\\":[", "\\\"fields\\\":[" + ADDED);
    Files.writeString(log.resolve("00000000000000000001.json"), metadata + "\n");
  }

  @Test
  void countsByTheNameOfTheSource() {
    check(countedBySource(), "definitions|" + definitions, "references|" + references);
    assertThat(physical(countedBySource()))
        .contains("TableScan definitions ()")
        .contains("TableScan references ()");
  }

  @Test
  void countsWhatAShareHasWithoutItsColumns() {
    SpecText text =
        inputs()
            .view("twice", List.of(), distinct("definitions", "references"))
            .view("one", List.of("twice"), union("twice", "definitions"))
            .view("two", List.of("twice"), union("references", "twice"))
            .view("all", List.of("one", "two"), plainUnion("one", "two"))
            .view("counts", List.of("all"), count("all", "origin"));
    long different;
    try (Engine engine = Engine.open()) {
      different = ResultRows.ofView(session(engine, 1, 2048), text.spec(), "twice").size();
    }
    assertThat(physical(text)).contains("ShareScan twice ()");
    check(text, "definitions|" + definitions, "references|" + references, "twice|" + 2 * different);
  }

  @Test
  void countsAfterJoinsThatKeepNothing() {
    check(
        inputs()
            .view("met", List.of(), relate("Semi"))
            .view("unmet", List.of(), relate("Anti"))
            .view("both", List.of("met", "unmet"), union("met", "unmet"))
            .view("counted", List.of("both"), count("both", "origin"))
            .view(
                "counts",
                List.of("counted"),
                "{'kind': 'Aggregate', 'source': 'counted', 'group_by': [],"
                    + " 'aggregations': [{'column': 'rows', 'function': 'sum', 'alias': 'rows'}]}"),
        "" + references);
  }

  @Test
  void readsAPartitionColumnOnly() {
    check(
        inputs().view("counts", List.of(), count("parted", "node_kind")),
        definitionsOfKind.entrySet().stream()
            .map(kind -> kind.getKey() + "|" + kind.getValue())
            .toArray(String[]::new));
    check(
        inputs().view("counts", List.of(), project("parted", "'node_kind'")),
        definitionsOfKind.entrySet().stream()
            .flatMap(kind ->
                Collections.nCopies(Math.toIntExact(kind.getValue()), kind.getKey()).stream())
            .toArray(String[]::new));
  }

  @Test
  void readsColumnsThatNoFileHas() {
    for (String columns : List.of("'added'", "'nested'")) {
      check(inputs().view("counts", List.of(), project("plain", columns)), nulls("null"));
    }
    check(
        inputs().view("counts", List.of(), project("plain", "'added', 'nested'")),
        nulls("null|null"));
    check(inputs().view("counts", List.of(), count("plain", "added")), "null|0");
    check(
        inputs()
            .view("both", List.of(), union("plain", "parted"))
            .view("counts", List.of("both"), count("both", "origin")),
        "plain|" + definitions,
        "parted|" + definitions);
  }

  @Test
  void countsWhatFiltersLeave() {
    String kind = definitionsOfKind.keySet().stream().sorted().findFirst().orElseThrow();
    for (String of : List.of("parted", "plain")) {
      check(
          filtered(of, "node_kind = ''" + kind + "''"),
          "few|" + definitionsOfKind.get(kind),
          all());
      check(filtered(of, "node_kind = ''nowhere''"), all());
      check(filtered(of, "bstart < -1"), all());
      check(filtered(of, "bstart >= 0"), "few|" + definitions, all());
      check(filtered(of, "TRUE"), "few|" + definitions, all());
      check(filtered(of, "1 = 2"), all());
    }
    check(filtered("plain", "added IS NULL"), "few|" + definitions, all());
    check(filtered("plain", "added = ''x''"), all());
    check(filtered("plain", "nested IS NULL"), "few|" + definitions, all());
  }

  private SpecText countedBySource() {
    return inputs()
        .view("both", List.of(), union("definitions", "references"))
        .view("counts", List.of("both"), count("both", "origin"));
  }

  private String all() {
    return "plain|" + definitions;
  }

  private SpecText filtered(String source, String predicate) {
    return inputs()
        .view(
            "few",
            List.of(),
            "{'kind': 'Filter', 'source': '%s', 'predicate': '%s'}".formatted(source, predicate))
        .view("both", List.of("few"), union("few", "plain"))
        .view("counts", List.of("both"), count("both", "origin"));
  }

  private String[] nulls(String row) {
    return Collections.nCopies(Math.toIntExact(definitions), row).toArray(String[]::new);
  }

  /// Runs the view `counts` on any number of threads, in batches of any size.
  private void check(SpecText text, String... rows) {
    Spec spec = text.spec();
    try (Engine engine = Engine.open()) {
      for (int threads : List.of(1, 4)) {
        for (int batchRows : List.of(3, 2048)) {
          Session session = session(engine, threads, batchRows);
          assertThat(ResultRows.ofView(session, spec, "counts"))
              .as("%d threads, %d rows a batch, of %s", threads, batchRows, Arrays.asList(rows))
              .containsExactlyInAnyOrder(rows);
        }
      }
    }
  }

  private String physical(SpecText text) {
    Spec spec = text.spec();
    try (Engine engine = Engine.open()) {
      return Explanation.of(session(engine, 1, 3).prepare(spec)).text(Stage.PHYSICAL);
    }
  }

  private Session session(Engine engine, int threads, int batchRows) {
    return engine.session(
        SessionOptions.defaults()
            .withBase(folder)
            .withMemory(256L << 20)
            .withThreads(threads)
            .withBatchRows(batchRows));
  }

  private SpecText inputs() {
    return new SpecText()
        .output("counts", List.of(), "")
        .input("definitions", TABLES.resolve("definitions"))
        .input("references", TABLES.resolve("references"))
        .input("parted", folder.resolve("out/parted"))
        .input("plain", folder.resolve("out/plain"));
  }

  private static String all(String source) {
    return "{'kind': 'Filter', 'source': '%s', 'predicate': 'TRUE'}".formatted(source);
  }

  private static String union(String one, String two) {
    return union(one, two, "'origin'", false);
  }

  private static String plainUnion(String one, String two) {
    return union(one, two, "null", false);
  }

  private static String distinct(String one, String two) {
    return union(one, two, "null", true);
  }

  private static String union(String one, String two, String discriminator, boolean distinct) {
    return "{'kind': 'Union', 'sources': ['%s', '%s'], 'discriminator_column': %s, 'distinct': %s}"
        .formatted(one, two, discriminator, distinct);
  }

  private static String count(String source, String column) {
    return ("{'kind': 'Aggregate', 'source': '%1$s', 'group_by': ['%2$s'],"
            + " 'aggregations': [{'column': '%2$s', 'function': 'count', 'alias': 'rows'}]}")
        .formatted(source, column);
  }

  private static String project(String source, String columns) {
    return "{'kind': 'Project', 'source': '%s', 'columns': [%s]}".formatted(source, columns);
  }

  private static String relate(String type) {
    return ("{'kind': 'Relate', 'left': 'references', 'right': 'definitions', 'join_type': '%s',"
            + " 'join_keys': [{'left_key': 'symbol', 'right_key': 'symbol'}]}")
        .formatted(type);
  }
}
