package dev.quiver.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Asks for rows of one table: at a version or the latest, of some columns or (an empty list) all,
/// where a SQL expression is true or everywhere.
public record TableQuery(
    String location, OptionalLong version, List<String> columns, Optional<String> where) {
  public TableQuery {
    columns = List.copyOf(columns);
  }
}
