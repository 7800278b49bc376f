package dev.quiver.bench.race;

import dev.quiver.engine.Engine;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.logical.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Copies a table as both know how: files of Snappy pages, on as many threads. A time counts only
/// if both copies hold the same rows.
final class WriteRace implements AutoCloseable {
  private final RacedTable table;
  private final Path ours;
  private final Path theirs;
  private final Clock clock;
  private final Engine engine = Engine.open();
  private final Session session;
  private final Connection connection;

  WriteRace(RacedTable table, Path folder, int threads, Clock clock) {
    this.table = table;
    this.ours = folder.resolve("by-quiver");
    this.theirs = folder.resolve("by-duckdb.parquet");
    this.clock = clock;
    this.session = engine.session(SessionOptions.defaults().withThreads(threads));
    try {
      Files.createDirectories(folder);
      connection = DriverManager.getConnection("jdbc:duckdb:");
      execute("SET threads = " + threads);
    } catch (SQLException | IOException e) {
      engine.close();
      throw new IllegalStateException(e);
    }
  }

  /// Copies in turn; medians in milliseconds.
  Lap lap(int runs) {
    long[] quiver = new long[runs];
    long[] duckdb = new long[runs];
    for (int run = 0; run < runs; run++) {
      quiver[run] = quiverNanos();
      duckdb[run] = duckdbNanos();
      checkCopies();
    }
    return new Lap("copy", ScanRace.median(quiver), ScanRace.median(duckdb));
  }

  private long quiverNanos() {
    delete(ours);
    long start = clock.nanos();
    session.run(session.prepare(SpecReader.read(spec())));
    return clock.nanos() - start;
  }

  private String spec() {
    return """
    {"version": 5,
     "input_relations": [{"logical_name": "t", "delta_location": "%s"}],
     "view_definitions": [
      {"name": "copy", "transform": {"kind": "Filter", "source": "t", "predicate": "TRUE"}}],
     "output_targets": [{"table_name": "copy", "delta_location": "%s", "source_view": "copy"}]}
    """
        .formatted(table.location(), ours);
  }

  private long duckdbNanos() {
    delete(theirs);
    long start = clock.nanos();
    execute(
        "COPY (SELECT * FROM read_parquet('%s')) TO '%s' (FORMAT parquet, COMPRESSION snappy)"
            .formatted(table.files(), theirs));
    return clock.nanos() - start;
  }

  private void checkCopies() {
    List<String> sums =
        Stream.of(ours + "/*.parquet", theirs.toString())
            .map(files ->
                "SELECT count(*) || ' ' || sum(hash(t)) FROM read_parquet('" + files + "') t")
            .map(this::answer)
            .toList();
    if (!sums.getFirst().equals(sums.getLast())) {
      throw new IllegalStateException("copies differ: " + sums);
    }
  }

  private String answer(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> below = Files.walk(path)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    delete(ours);
    delete(theirs);
    try (engine) {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
