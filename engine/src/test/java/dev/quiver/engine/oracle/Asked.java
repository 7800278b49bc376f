package dev.quiver.engine.oracle;

import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SqlQuery;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.Wanted;
import java.util.List;

/// Asks a session for rows of cells.
record Asked(Session session) {
  List<List<Cell>> sql(String text, List<String> tables) {
    return rows(session.prepare(query(text, tables)));
  }

  List<List<Cell>> view(Spec spec, String view) {
    return rows(session.prepare(spec, new Wanted.View(view)));
  }

  /// A query over tables that are folders of the session's base.
  static SqlQuery query(String text, List<String> tables) {
    SqlQuery query = SqlQuery.of(text);
    for (String table : tables) {
      query = query.with(table, table);
    }
    return query;
  }

  private List<List<Cell>> rows(PreparedRun run) {
    try (QueryResult result = session.query(run)) {
      return Contents.lines(result).stream()
          .map(line -> Cell.ofLine(line, result.schema()))
          .toList();
    }
  }
}
