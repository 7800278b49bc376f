package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.KernelRows;
import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.TableQuery;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.engine.fixture.Example;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the examples write is read by others, who find the same rows.
class InteropTest {
  @TempDir private Path root;

  @Test
  @Tag("oracle")
  void deltaKernelFindsTheSameRows() throws Exception {
    for (String name : List.of("orders", "code-graph")) {
      Example example = written(name);
      try (Engine engine = Engine.open()) {
        for (String output : example.outputs()) {
          List<String> rows = Contents.texts(rows(example.session(engine, 2), output));
          assertThat(rows).isNotEmpty();
          assertThat(KernelRows.read(example.folder().resolve(output).toString()))
              .as(output)
              .containsExactlyInAnyOrderElementsOf(rows);
        }
      }
    }
  }

  @Test
  void duckDbFindsTheSameRowsInTheLoggedFiles() throws Exception {
    for (String name : List.of("orders", "code-graph")) {
      Example example = written(name);
      try (Engine engine = Engine.open();
          Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
        for (String output : example.outputs()) {
          try (QueryResult result = rows(example.session(engine, 2), output)) {
            String query = LoggedFiles.query(example.folder().resolve(output), result.schema());
            assertThat(DuckRows.of(duck, query, result.schema()))
                .as(output)
                .isNotEmpty()
                .isEqualTo(Contents.lines(result).stream().sorted().toList());
          }
        }
      }
    }
  }

  /// Twice, so that the log has something to take back.
  private Example written(String name) throws Exception {
    Example example = Example.copy(name, root.resolve(name));
    try (Engine engine = Engine.open()) {
      Session session = example.session(engine, 2);
      for (int run = 0; run < 2; run++) {
        assertThat(session.run(session.prepare(example.spec())).isComplete()).isTrue();
      }
    }
    return example;
  }

  private static QueryResult rows(Session session, String location) {
    TableQuery all = TableQuery.all(location);
    return session.query(session.prepare(all));
  }
}
