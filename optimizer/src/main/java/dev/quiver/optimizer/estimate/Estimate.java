package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;

/// How many rows a plan is thought to give, how many bytes they take in memory, and how sure the
/// rows are.
public record Estimate(double rows, double bytes, Grade grade) {
  private static final double STRING_BYTES = 24;
  private static final double LIST_ELEMENTS = 4;

  /// The rows of a profile, of these columns.
  public static Estimate of(Profile profile, List<Column> columns) {
    return new Estimate(profile.rows(), profile.rows() * width(columns), profile.grade());
  }

  /// How many bytes a row of these columns takes in memory.
  public static double width(List<Column> columns) {
    return columns.stream().mapToDouble(column -> width(column.type())).sum();
  }

  private static double width(DataType type) {
    return switch (type) {
      case Simple simple ->
          switch (simple) {
            case NULL, BOOLEAN, INT8 -> 1;
            case INT16 -> 2;
            case INT32, FLOAT32, DATE -> 4;
            case INT64, FLOAT64, TIMESTAMP, TIMESTAMP_NTZ -> 8;
            case STRING, BINARY, VARIANT -> STRING_BYTES;
          };
      case Decimal decimal -> decimal.isCompact() ? 8 : 16;
      case ListOf(var element) -> 4 + LIST_ELEMENTS * width(element);
      case MapOf map -> 4 + LIST_ELEMENTS * width(map.entry());
      case Struct(var fields) -> fields.stream().mapToDouble(field -> width(field.type())).sum();
    };
  }
}
