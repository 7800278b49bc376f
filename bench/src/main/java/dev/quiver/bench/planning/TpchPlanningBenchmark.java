package dev.quiver.bench.planning;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.generate.TableWriter;
import dev.quiver.bench.generate.TpchTables;
import dev.quiver.bench.tpch.TpchQuery;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.engine.Engine;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.SqlQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures what stands between the text of a query of TPC-H and its physical plan, over tables
/// that were opened before; they are small, which planning does not see.
public class TpchPlanningBenchmark extends WholeRuns {
  private static final double SCALE = 0.001;

  /// Which of the 22.
  @Param({
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22"
  })
  public int query = 1;

  private final Engine engine = Engine.open();
  private final Session session = engine.session(SessionOptions.defaults());
  private Path folder = Path.of("");

  /// Makes the tables.
  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("quiver-planning");
    for (String table : TpchTables.names()) {
      new TableWriter(WriteSettings.DEFAULT)
          .append(
              folder.resolve(table),
              TpchTables.schema(table),
              List.of(),
              TpchTables.rows(table, SCALE));
    }
  }

  /// Plans the query.
  @Benchmark
  public PreparedRun plan() {
    SqlQuery asked = SqlQuery.of(new TpchQuery(query).sql());
    for (String table : TpchTables.names()) {
      asked = asked.with(table, folder.resolve(table).toString());
    }
    return session.prepare(asked);
  }

  /// Ends the engine and deletes the tables.
  @TearDown
  public void close() throws IOException {
    engine.close();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
