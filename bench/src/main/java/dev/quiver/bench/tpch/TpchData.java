package dev.quiver.bench.tpch;

import dev.quiver.bench.generate.TableWriter;
import dev.quiver.bench.generate.TpchTables;
import dev.quiver.bench.peer.Tables;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.engine.Engine;
import dev.quiver.engine.SessionOptions;
import java.nio.file.Path;
import java.util.List;

/// Where the eight tables are found, or made.
public final class TpchData {
  private static final double SUPPLIERS_AT_ONE = 10_000;

  private TpchData() {}

  /// The tables in a folder.
  public static Tables in(Path folder) {
    return Tables.in(folder, TpchTables.names());
  }

  /// The tables at a scale, made below a folder where they are not there yet.
  public static Tables made(Path work, double scale) {
    Path folder = work.toAbsolutePath().normalize().resolve("tpch-" + scale);
    for (String table : TpchTables.names()) {
      if (!Tables.isTable(folder.resolve(table))) {
        new TableWriter(WriteSettings.DEFAULT)
            .append(
                folder.resolve(table),
                TpchTables.schema(table),
                List.of(),
                TpchTables.rows(table, scale));
      }
    }
    return in(folder);
  }

  /// The scale of tables, by the suppliers their log counts; 0 if it does not.
  public static double scale(Tables tables) {
    try (Engine engine = Engine.open()) {
      return engine
              .session(SessionOptions.defaults())
              .describe(tables.location("supplier").toString())
              .rows()
              .orElse(0)
          / SUPPLIERS_AT_ONE;
    }
  }
}
