package dev.quiver.logical.catalog;

import dev.quiver.logical.expr.Value;
import java.util.List;

/// What metadata says about a table's rows. No answer's correctness may rest on it.
///
/// `columns` has a member for each column of the schema.
public record TableStatistics(Figure rows, Figure bytes, List<ColumnStatistics> columns) {
  public TableStatistics {
    columns = List.copyOf(columns);
  }

  /// Bounds (NULL where unknown) and counts of one column.
  public record ColumnStatistics(Value min, Value max, Figure nulls, Figure distinct) {
    /// Nothing is known.
    public static final ColumnStatistics UNKNOWN =
        new ColumnStatistics(Value.NULL, Value.NULL, Figure.UNKNOWN, Figure.UNKNOWN);
  }
}
