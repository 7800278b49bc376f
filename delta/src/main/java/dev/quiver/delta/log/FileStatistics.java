package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.OptionalLong;

/// What the log says about the rows of a file; `columns` has a member for each column of the
/// schema.
public record FileStatistics(OptionalLong rows, List<Bounds> columns) {
  public FileStatistics {
    columns = List.copyOf(columns);
  }

  /// Bounds of the values that are not NULL (NULL where unknown), and how many are.
  ///
  /// Bounds are outer ones: no value is below `min` or above `max`, except that a floating column
  /// may hold NaN although `max` is a number. They need not be values of the column.
  public record Bounds(Value min, Value max, OptionalLong nulls) {
    /// Nothing is known.
    public static final Bounds UNKNOWN = new Bounds(Value.NULL, Value.NULL, OptionalLong.empty());
  }
}
