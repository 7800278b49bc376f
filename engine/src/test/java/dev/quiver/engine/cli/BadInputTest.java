package dev.quiver.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quiver.engine.Engine;
import dev.quiver.engine.Session;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be done as asked gives a typed error from a session, and from the command line exit
/// code 2 and one message; nothing is committed and nothing is left over.
class BadInputTest {
  private static final String PARQUET_MAGIC = "PAR1";

  /// Something wrong: what is done to the example, the code of the error, and what its message
  /// says.
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  private record Case(String name, Damage damage, String code, String... says) {}

  /// Makes an example wrong.
  private interface Damage {
    void to(Example example) throws IOException;
  }

  @TempDir private Path root;

  @TestFactory
  Stream<DynamicTest> wrongDocumentsAreRefused() {
    return cases(
        edit(
            "no JSON",
            "\"version\": 4,",
            "\"version\": 4",
            "INVALID_SPEC_JSON",
            "malformed JSON",
            "line 3"),
        edit(
            "unknown field",
            "\"rule_intents\"",
            "\"rule_intent\"",
            "INVALID_SPEC_JSON",
            "unknown field: rule_intent",
            "try rule_intents"),
        edit(
            "wrong type",
            "\"version\": 4",
            "\"version\": \"four\"",
            "INVALID_SPEC_JSON",
            "wrong type: a string where an integer belongs",
            "at  version"),
        edit(
            "unknown kind",
            "\"kind\": \"Filter\"",
            "\"kind\": \"Sieve\"",
            "INVALID_SPEC_JSON",
            "unknown transform: Sieve",
            "view_definitions[5].transform.kind",
            "has Normalize"),
        edit(
            "cycle",
            "\"view_dependencies\": [],\n     \"transform\": {\"kind\": \"Filter\", \"source\": \"orders\"",
            "\"view_dependencies\": [\"sales\"],\n     \"transform\": {\"kind\": \"Filter\", \"source\": \"sales\"",
            "CYCLE",
            "views read one another in a cycle: placed → sales → placed",
            "view_definitions[0].transform"),
        edit(
            "unknown view",
            "\"source\": \"orders\"",
            "\"source\": \"order\"",
            "UNKNOWN_SOURCE",
            "unknown source: order",
            "at  view_definitions[0].transform.source",
            "try orders"),
        edit(
            "unknown column",
            "\"column\": \"ordered_on\", \"function\": \"min\"",
            "\"column\": \"orderd_on\", \"function\": \"min\"",
            "UNKNOWN_COLUMN",
            "unknown column: orderd_on",
            "view_definitions[2].transform.aggregations[3].column",
            "try ordered_on"),
        edit(
            "one name twice",
            "\"alias\": \"revenue\"",
            "\"alias\": \"orders\"",
            "DUPLICATE_COLUMN",
            "duplicate column: orders",
            "view_definitions[2].transform.aggregations[1].alias"),
        edit(
            "unknown column in SQL",
            "amount >= 900",
            "amout >= 900",
            "UNKNOWN_COLUMN",
            "unknown column: amout",
            "view_definitions[5].transform.predicate",
            "try amount"),
        edit(
            "SQL that is none",
            "amount >= 900",
            "amount >=",
            "SYNTAX_ERROR",
            "syntax error: the text ends too early",
            "line 1, character 10",
            "expected a value"),
        edit(
            "type mismatch",
            "amount >= 900",
            "amount >= 'much'",
            "TYPE_MISMATCH",
            "type mismatch: >=: decimal(12,2) against string",
            "try CAST"),
        edit(
            "no predicate",
            "amount >= 900",
            "amount + 900",
            "TYPE_MISMATCH",
            "where boolean is expected",
            "view_definitions[5]"),
        edit(
            "unknown function",
            "amount >= 900",
            "lenght(region) = 9",
            "UNKNOWN_FUNCTION",
            "unknown function: lenght",
            "try length"),
        edit(
            "unknown aggregate",
            "\"function\": \"avg\"",
            "\"function\": \"mode\"",
            "INVALID_SPEC_JSON",
            "unknown aggregate: mode",
            "has count, sum"),
        edit(
            "keys of two types",
            "\"right_key\": \"customer_id\"",
            "\"right_key\": \"segment\"",
            "TYPE_MISMATCH",
            "type mismatch: =: int64 against string",
            "view_definitions[3].transform.join_keys[0]"),
        edit(
            "two outputs to one place",
            "out/big_orders",
            "out/by_region",
            "DUPLICATE_LOCATION",
            "two outputs to one location",
            "output_targets[2].delta_location",
            "output_targets[0]"),
        edit(
            "two outputs to one place, spelled apart",
            "out/big_orders",
            "out/../out/by_region/",
            "DUPLICATE_LOCATION",
            "two outputs to one location",
            "output_targets[2]"),
        edit(
            "unknown partition column",
            "\"partition_by\": [\"region\"]",
            "\"partition_by\": [\"regio\"]",
            "UNKNOWN_COLUMN",
            "unknown column: regio",
            "output_targets[2].partition_by[0]",
            "try region"),
        edit(
            "unknown output column",
            "\"columns\": [\"segment\"",
            "\"columns\": [\"segmnt\"",
            "UNKNOWN_COLUMN",
            "unknown column: segmnt",
            "output_targets[1].columns[0]",
            "try segment"),
        edit(
            "missing parameter",
            "$1",
            "$2",
            "UNKNOWN_PARAMETER",
            "unknown parameter: $2",
            "view_definitions[0].transform.predicate"),
        edit(
            "division by zero",
            "amount >= 900",
            "amount / (order_id - order_id) >= 900",
            "DIVISION_BY_ZERO",
            "division by zero: ",
            "try NULLIF"));
  }

  @TestFactory
  Stream<DynamicTest> wrongTablesAreRefused() {
    return cases(
        edit(
            "no folder",
            "tables/orders",
            "tables/none",
            "TABLE_NOT_FOUND",
            "no Delta table at ",
            "tables/none"),
        edit(
            "no table",
            "\"tables/orders\"",
            "\"tables\"",
            "TABLE_NOT_FOUND",
            "no Delta table at ",
            "_delta_log"),
        edit(
            "version of the future",
            "\"delta_location\": \"tables/orders\"",
            "\"delta_location\": \"tables/orders\", \"version_pin\": 99",
            "VERSION_NOT_FOUND",
            "orders@v99",
            "the log has versions 0 to 2"),
        new Case(
            "missing data file",
            e -> Files.delete(data(e)),
            "DATA_FILE_MISSING",
            "orders@v2: data file is missing: part-00000",
            "try a newer version"),
        new Case(
            "half a data file",
            e -> cut(data(e), 2),
            "CORRUPT_PARQUET",
            "damaged",
            "try restoring the file"),
        new Case(
            "data file without its end",
            e ->
                write(
                    data(e),
                    Arrays.copyOf(Files.readAllBytes(data(e)), (int) Files.size(data(e)) - 5)),
            "CORRUPT_PARQUET",
            "damaged: it does not end in " + PARQUET_MAGIC,
            "try restoring"),
        new Case(
            "data file without its middle",
            BadInputTest::withoutMiddle,
            "CORRUPT_PARQUET",
            "damaged",
            "try restoring"),
        new Case(
            "empty data file",
            e -> write(data(e), new byte[0]),
            "CORRUPT_PARQUET",
            "too short for a Parquet file: 0 bytes"),
        new Case(
            "data file of zeros",
            e -> write(data(e), new byte[(int) Files.size(data(e))]),
            "CORRUPT_PARQUET",
            "damaged",
            "try restoring"),
        new Case(
            "corrupt log line",
            e -> append(log(e), "{\"add\":{\"path\":\"x\n"),
            "TABLE_CORRUPT",
            "cannot read the log",
            "00000000000000000002.json, line 3",
            "repair the table"),
        new Case(
            "log line that is no object",
            e -> append(log(e), "7\n"),
            "TABLE_CORRUPT",
            "00000000000000000002.json, line 3",
            "no { where one belongs"),
        new Case(
            "log line cut off",
            e -> cut(log(e), 2),
            "TABLE_CORRUPT",
            "cannot read the log",
            "line "),
        new Case(
            "missing log file",
            e -> Files.delete(log(e).resolveSibling("00000000000000000001.json")),
            "TABLE_CORRUPT",
            "log file is missing: 00000000000000000001.json",
            "repair the table"),
        new Case(
            "file where the outputs' folder belongs",
            e -> write(e.folder().resolve("out"), new byte[1]),
            "STORAGE_FAILED",
            "cannot make: ",
            "Not a directory"));
  }

  @Test
  void aFileInPlaceOfALogFailsOneOutput() throws IOException {
    Example example = Example.copy("orders", root);
    Path log = root.resolve("out/by_segment/_delta_log");
    Files.createDirectories(log.getParent());
    write(log, new byte[1]);
    Invocation run = Invocation.of("run", example.file().toString(), "--quiet");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("committed: by_region, version 0\nquiver: by_segment: cannot make: " + log)
        .contains("a file is in the way");
    assertThat(Contents.digests(root, example.outputs())).containsOnlyKeys("out/by_region");
    assertThat(example.files())
        .noneMatch(file -> file.matches("out/(by_segment|big|idle).*parquet"));
  }

  @Test
  void anOutputMayGoOverItsOwnInput() throws IOException {
    Example example =
        Example.copy("orders", root)
            .replace("out/by_region", "tables/orders")
            .replace("\"source_view\": \"by_region\"", "\"source_view\": \"placed\"")
            .replace(
                "\"write_metadata\"",
                "\"materialization_mode\": \"Overwrite\", \"write_metadata\"");
    String before = Contents.digest(root, "tables/orders").orElseThrow();
    Invocation run = Invocation.of("run", example.file().toString(), "--quiet");
    assertThat(run).returns(0, Invocation::exit).returns("", Invocation::err);
    String after = Contents.digest(root, "tables/orders").orElseThrow();
    assertThat(after).isNotEqualTo(before);
    assertThat(Invocation.of("run", example.file().toString(), "--quiet").exit()).isZero();
    assertThat(Contents.digest(root, "tables/orders")).contains(after);
  }

  private Stream<DynamicTest> cases(Case... cases) {
    return Arrays.stream(cases).map(each -> DynamicTest.dynamicTest(each.name, () -> check(each)));
  }

  private void check(Case each) throws IOException {
    Example example = Example.copy("orders", root.resolve(each.name.replaceAll("\\W+", "-")));
    each.damage.to(example);
    List<String> files = example.files();
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      Throwable thrown = catchThrowable(() -> session.run(session.prepare(example.spec())));
      assertThat(thrown).isInstanceOf(QueryException.class).hasMessageContainingAll(each.says);
      assertThat(((QueryException) thrown).code()).isEqualTo(each.code);
      assertThat(thrown.getSuppressed()).allMatch(QueryException.class::isInstance);
    }
    assertThat(example.files()).isEqualTo(files);
    Invocation run = Invocation.of("run", example.file().toString(), "--quiet");
    assertThat(run).returns(2, Invocation::exit).returns("", Invocation::out);
    assertThat(run.err())
        .startsWith("quiver: ")
        .contains(each.says)
        .contains("\n  ")
        .doesNotContain("Exception", "\tat ");
    assertThat(example.files()).isEqualTo(files);
  }

  private static Case edit(String name, String part, String by, String code, String... says) {
    return new Case(name, example -> example.replace(part, by), code, says);
  }

  private static Path data(Example example) throws IOException {
    try (Stream<Path> all = Files.list(example.folder().resolve("tables/orders"))) {
      return all.filter(Files::isRegularFile).sorted().toList().getFirst();
    }
  }

  private static Path log(Example example) {
    return example.folder().resolve("tables/orders/_delta_log/00000000000000000002.json");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  /// Keeps the first part of a file.
  private static void cut(Path file, int parts) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / parts));
  }

  /// Leaves the footer, which then speaks of pages that are not there.
  private static void withoutMiddle(Example example) throws IOException {
    byte[] bytes = Files.readAllBytes(data(example));
    byte[] rest = Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length);
    System.arraycopy(bytes, 0, rest, 0, PARQUET_MAGIC.length());
    Files.write(data(example), rest);
  }
}
