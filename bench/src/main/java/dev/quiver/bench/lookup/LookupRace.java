package dev.quiver.bench.lookup;

import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.QueryResult;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Asks both engines in turn, as often untimed as timed before, and takes medians; both must give
/// the same answer, every time.
final class LookupRace {
  private static final double NANOS_PER_MILLI = 1e6;

  private final LookupTable table;
  private final int threads;
  private final int runs;

  LookupRace(LookupTable table, int threads, int runs) {
    this.table = table;
    this.threads = threads;
    this.runs = runs;
  }

  /// What a question took, and which part of the table's bytes this engine read for it.
  record Result(Lookup lookup, long rows, double share, double quiver, double duckdb) {
    double ratio() {
      return quiver / duckdb;
    }
  }

  Result run(Lookup lookup) {
    try (Engine engine = Engine.open();
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement settings = connection.createStatement()) {
      settings.execute("SET threads = " + threads);
      Session session = engine.session(SessionOptions.defaults().withThreads(threads));
      PreparedRun prepared =
          session.prepare(
              SpecReader.read(lookup.spec(table.location().toString())), new Wanted.View("answer"));
      try (PreparedStatement statement = connection.prepareStatement(lookup.sql(table.files()))) {
        return race(lookup, session, prepared, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Result race(
      Lookup lookup, Session session, PreparedRun prepared, PreparedStatement statement)
      throws SQLException {
    long[] ours = new long[runs];
    long[] theirs = new long[runs];
    Answer answer = ask(session, prepared);
    for (int run = 0; run < runs; run++) {
      answer = ask(session, prepared);
      ask(statement);
    }
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      answer = ask(session, prepared);
      ours[run] = System.nanoTime() - start;
      start = System.nanoTime();
      String theirWords = ask(statement);
      theirs[run] = System.nanoTime() - start;
      if (!answer.words().equals(theirWords)) {
        throw new IllegalStateException(
            "%s: %s, and duckdb says %s".formatted(lookup.name(), answer.words(), theirWords));
      }
    }
    return new Result(lookup, answer.rows(), answer.share(), median(ours), median(theirs));
  }

  private record Answer(long rows, String words, double share) {}

  private static Answer ask(Session session, PreparedRun prepared) {
    try (QueryResult result = session.query(prepared);
        VectorSchemaRoot root = result.next().orElseThrow()) {
      Object rows = root.getVector(0).getObject(0);
      String words = rows + ", " + root.getVector(1).getObject(0);
      while (result.next().isPresent()) {
        throw new IllegalStateException("more than one answer");
      }
      Map<String, Long> counts = result.metrics().counters();
      double share =
          (double) counts.getOrDefault("scan.t.bytes_read", 0L)
              / counts.getOrDefault("scan.t.bytes", 1L);
      return new Answer((Long) rows, words, share);
    }
  }

  private static String ask(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getString(1) + ", " + rows.getString(2);
    }
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / NANOS_PER_MILLI;
  }
}
