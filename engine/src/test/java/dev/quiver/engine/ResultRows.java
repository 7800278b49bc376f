package dev.quiver.engine;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a session for rows, as [BatchText] writes them.
final class ResultRows {
  private ResultRows() {}

  static List<String> ofView(Session session, Spec spec, String view) {
    return of(session, session.prepare(spec, new Wanted.View(view)));
  }

  static List<String> ofTable(Session session, String location) {
    TableQuery all = TableQuery.all(location);
    return of(session, session.prepare(all));
  }

  static List<String> of(Session session, PreparedRun run) {
    List<String> rows = new ArrayList<>();
    try (QueryResult result = session.query(run)) {
      for (boolean more = true; more; ) {
        try (@Nullable Batch batch = result.nextBatch()) {
          more = batch != null;
          if (batch != null) {
            rows.addAll(BatchText.rows(batch));
          }
        }
      }
    }
    return rows;
  }
}
