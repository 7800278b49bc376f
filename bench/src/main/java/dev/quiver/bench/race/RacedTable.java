package dev.quiver.bench.race;

import dev.quiver.bench.generate.TableForm;
import dev.quiver.bench.generate.TableWriter;
import dev.quiver.bench.generate.TpchTables;
import dev.quiver.delta.commit.WriteSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// TPC-H's lineitem as a Delta table of one form. Made once below a folder, and found there again.
///
/// Both racers read the same files: all Parquet files of the folder.
record RacedTable(Path location) {
  static final String NAME = "lineitem";

  static RacedTable at(Path work, double scale, TableForm form) {
    Path folder = work.toAbsolutePath().normalize().resolve("scale-" + scale);
    Path written = folder.resolve(TableForm.QUIVER.toString());
    if (!isThere(written)) {
      new TableWriter(WriteSettings.DEFAULT)
          .append(written, TpchTables.schema(NAME), List.of(), TpchTables.rows(NAME, scale));
    }
    Path location = folder.resolve(form.toString());
    if (!isThere(location)) {
      form.copy(written, location, NAME);
    }
    return new RacedTable(location);
  }

  /// The files, as DuckDB takes them.
  String files() {
    return location + "/*.parquet";
  }

  private static boolean isThere(Path folder) {
    return Files.exists(folder.resolve("_delta_log/00000000000000000000.json"));
  }
}
