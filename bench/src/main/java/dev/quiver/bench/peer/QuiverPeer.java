package dev.quiver.bench.peer;

import dev.quiver.bench.race.Clock;
import dev.quiver.engine.Engine;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.SqlQuery;
import dev.quiver.exec.batch.Batch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;

/// This engine, through its front door: every run opens the tables, plans, and reads.
public final class QuiverPeer implements Peer {
  private final Engine engine = Engine.open();
  private final Session session;
  private final Tables tables;

  /// Over tables, with threads and memory as the options say.
  public QuiverPeer(Tables tables, SessionOptions options) {
    this.tables = tables;
    this.session = engine.session(options);
  }

  @Override
  public String name() {
    return "quiver";
  }

  @Override
  public Answer answer(String sql) {
    List<List<Cell>> rows = new ArrayList<>();
    try (QueryResult result = session.query(session.prepare(query(sql)))) {
      for (Optional<VectorSchemaRoot> more = result.next();
          more.isPresent();
          more = result.next()) {
        try (VectorSchemaRoot root = more.get()) {
          addRows(root, rows);
        }
      }
    }
    return new Answer(rows);
  }

  private static void addRows(VectorSchemaRoot root, List<List<Cell>> rows) {
    for (int row = 0; row < root.getRowCount(); row++) {
      List<Cell> cells = new ArrayList<>();
      for (FieldVector column : root.getFieldVectors()) {
        cells.add(cell(column, row));
      }
      rows.add(cells);
    }
  }

  private static Cell cell(FieldVector column, int row) {
    if (column instanceof DateDayVector days && !days.isNull(row)) {
      return Cell.of(LocalDate.ofEpochDay(days.get(row)));
    }
    Object value = column.getObject(row);
    return Cell.of(value instanceof Text text ? text.toString() : value);
  }

  @Override
  public Run run(String sql, Clock clock) {
    long start = clock.nanos();
    long rows = 0;
    try (QueryResult result = session.query(session.prepare(query(sql)))) {
      for (boolean more = true; more; ) {
        try (@Nullable Batch batch = result.nextBatch()) {
          more = batch != null;
          rows += batch == null ? 0 : batch.rows();
        }
      }
    }
    return new Run(clock.nanos() - start, rows);
  }

  /// How long a query takes from its text to its physical plan.
  public long planNanos(String sql, Clock clock) {
    long start = clock.nanos();
    session.prepare(query(sql));
    return clock.nanos() - start;
  }

  private SqlQuery query(String sql) {
    SqlQuery query = SqlQuery.of(sql);
    for (String table : tables.files().keySet()) {
      query = query.with(table, tables.location(table).toString());
    }
    return query;
  }

  @Override
  public void close() {
    engine.close();
  }
}
