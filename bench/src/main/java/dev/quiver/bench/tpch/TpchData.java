package dev.quiver.bench.tpch;

import dev.quiver.bench.generate.TableWriter;
import dev.quiver.bench.generate.TpchTables;
import dev.quiver.bench.peer.RaceFlags;
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

  /// The tables that the options name.
  public static Tables tables(RaceFlags flags) {
    return flags.tables("tpch", TpchTables.names(), TpchData::make);
  }

  /// Makes one table in a folder.
  static void make(Path folder, String table, double scale) {
    new TableWriter(WriteSettings.DEFAULT)
        .append(folder, TpchTables.schema(table), List.of(), TpchTables.rows(table, scale));
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
