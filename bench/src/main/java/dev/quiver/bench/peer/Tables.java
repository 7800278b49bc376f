package dev.quiver.bench.peer;

import dev.quiver.bench.race.BenchException;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.catalog.TableRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tables of a race: Delta tables in folders of their names, and the live files of each, which
/// are what those read who do not know Delta.
public record Tables(Path folder, SortedMap<String, List<String>> files) {
  public Tables {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The tables of these names in a folder, at their latest versions.
  public static Tables in(Path folder, List<String> names) {
    Path absolute = folder.toAbsolutePath().normalize();
    DeltaTables tables = new DeltaTables(new LocalStore());
    SortedMap<String, List<String>> files = new TreeMap<>();
    for (String name : names) {
      Path location = absolute.resolve(name);
      if (!isTable(location)) {
        throw BenchException.noTable(absolute, name);
      }
      TableRef table = tables.pin(name, location.toString(), OptionalLong.empty());
      files.put(name, tables.snapshot(table).files().stream().map(DataFile::location).toList());
    }
    return new Tables(absolute, files);
  }

  /// Whether a Delta table is in a folder.
  public static boolean isTable(Path location) {
    return Files.isDirectory(location.resolve("_delta_log"));
  }

  /// Where a table is.
  public Path location(String table) {
    return folder.resolve(table);
  }
}
