package dev.quiver.engine.oracle;

import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.type.Schema;
import java.util.List;

/// What came of a question: rows, or an error's code.
sealed interface Answer {
  /// Canonical lines, with one zero.
  record Rows(Schema schema, List<String> lines) implements Answer {}

  /// An error.
  record Failure(String code) implements Answer {}

  static Answer of(Session session, PreparedRun run) {
    try (QueryResult result = session.query(run)) {
      return new Rows(
          result.schema(), Contents.lines(result).stream().map(DuckRows::oneZero).toList());
    } catch (QueryException e) {
      return new Failure(e.code());
    }
  }
}
