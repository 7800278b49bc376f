package dev.quiver.engine;

import dev.quiver.logical.catalog.TableVersion;
import java.util.List;
import java.util.Optional;

/// Asks for rows of one table: at a version or the latest, of some columns or (an empty list) all,
/// where a SQL expression is true or everywhere.
public record TableQuery(
    String location, TableVersion version, List<String> columns, Optional<String> where) {
  /// All rows of the latest version.
  public static TableQuery all(String location) {
    return new TableQuery(location, new TableVersion.Latest(), List.of(), Optional.empty());
  }

  public TableQuery {
    columns = List.copyOf(columns);
  }
}
