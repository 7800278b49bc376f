package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.engine.fixture.Example;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ChangeRange.AtVersion;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.spec.SpecException;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes, facts and files of a table, as specs and programs ask for them.
class ChangesTest {
  private static final String PIN =
      "\"delta_location\": \"tables/accounts\", \"requires_lineage\": false, \"version_pin\": %d";

  @TempDir private Path root;
  private Example example;

  @BeforeEach
  void copyExample() throws IOException {
    example = Example.copy("changes", root);
  }

  @Test
  void writesWhatASpecMakesOfThem() throws IOException {
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      RunResult result = session.run(session.prepare(example.spec()));

      assertThat(result.outcomes()).hasSize(4);
      assertThat(ResultRows.ofTable(session, "out/changes_by_kind"))
          .containsExactlyInAnyOrder(
              "1|insert|4|5230",
              "2|update_preimage|1|200",
              "2|update_postimage|1|250",
              "3|delete|1|30",
              "4|insert|2|715");
      assertThat(ResultRows.ofTable(session, "out/large_images"))
          .containsExactly("1|1000|1", "2|200|1", "4|4000|1", "2|250|2", "6|660|4");
      assertThat(ResultRows.ofTable(session, "out/account_files"))
          .containsExactly("part-00003.parquet|615|3", "part-00004.parquet|597|2");
      assertThat(ResultRows.ofTable(session, "out/account_facts")).hasSize(1);
    }
  }

  @Test
  void honoursPins() throws IOException {
    example.replace("\"delta_location\": \"tables/accounts\"", PIN.formatted(2));
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 1);

      assertThat(ResultRows.ofView(session, example.spec(), "by_kind"))
          .containsExactlyInAnyOrder(
              "1|insert|4|5230", "2|update_preimage|1|200", "2|update_postimage|1|250");
      assertThat(ResultRows.ofView(session, example.spec(), "files"))
          .singleElement()
          .asString()
          .contains("part-00002.parquet");
      assertThat(ResultRows.ofView(session, example.spec(), "facts").getFirst())
          .startsWith(root.resolve("tables/accounts") + "|2|");
    }
  }

  @Test
  void asksForRangesPastThePinInVain() throws IOException {
    example.replace("\"delta_location\": \"tables/accounts\"", PIN.formatted(2));
    example.replace("\"starting_version\": 1", "\"starting_version\": 1, \"ending_version\": 3");
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 1);
      assertThatThrownBy(() -> session.prepare(example.spec(), new Wanted.View("changes")))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("at version 3: no such version");
    }
  }

  @Test
  void tellsTheDocumentsErrorsBeforeTheTables() throws IOException {
    example.replace("\"starting_version\": 1", "\"starting_version\": 9");
    example.replace(
        "\"source\": \"changes\", \"predicate\"", "\"source\": \"chnges\", \"predicate\"");
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 1);
      assertThatThrownBy(() -> session.prepare(example.spec()))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("chnges");
    }
  }

  @Test
  void readsNoChangesOfSomeFiles() throws IOException {
    example.replace("\"version\": 4", "\"version\": 5");
    example.replace(
        "\"delta_location\": \"tables/accounts\"",
        "\"delta_location\": \"tables/accounts\", \"files\": [\"part-00004.parquet\"]");
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 1);
      assertThatThrownBy(() -> session.prepare(example.spec()))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("only some files are seen: accounts");
      assertThat(ResultRows.ofView(session, example.spec(), "files")).hasSize(2);
    }
  }

  @Test
  void givesTheChangesOfATable() {
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      assertThat(changes(session, 2, 3, List.of(), ""))
          .containsExactly(
              "2|bob|200|update_preimage|2|2026-01-01T00:02:00Z",
              "2|bob|250|update_postimage|2|2026-01-01T00:02:00Z",
              "3|cy|30|delete|3|2026-01-01T00:03:00Z");
      assertThat(
              changes(session, 1, 4, List.of("_commit_version", "id"), "_change_type = 'insert'"))
          .containsExactly("1|1", "1|2", "1|3", "1|4", "4|5", "4|6");
      assertThat(changes(session, 0, 0, List.of("id"), "")).isEmpty();
    }
  }

  private List<String> changes(
      Session session, long from, long to, List<String> columns, String where) {
    setTimes();
    ChangeRange range =
        new ChangeRange(Optional.of(new AtVersion(from)), Optional.of(new AtVersion(to)));
    TableQuery table =
        new TableQuery(
            "tables/accounts",
            new TableVersion.Latest(),
            columns,
            where.isEmpty() ? Optional.empty() : Optional.of(where));
    return ResultRows.of(session, session.prepare(new ChangeQuery(table, range)));
  }

  /// Copies have the time of copying.
  private void setTimes() {
    for (int version = 0; version <= 4; version++) {
      ChangeLog.written(
          root.resolve("tables/accounts"), version, 1_767_225_600_000L + 60_000L * version);
    }
  }
}
