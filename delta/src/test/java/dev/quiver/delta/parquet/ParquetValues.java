package dev.quiver.delta.parquet;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Turns what other readers answer into our values.
final class ParquetValues {
  private ParquetValues() {}

  /// The value of what Parquet-MR's record reader gives.
  static Value of(DataType type, @Nullable Object stored) {
    return switch (stored) {
      case null -> Value.NULL;
      case Boolean truth -> new Value.Bool(truth);
      case Long number when type instanceof Decimal -> new Value.Exact(BigInteger.valueOf(number));
      case Long number -> new Value.Int(number);
      case Double number -> new Value.Real(number);
      case String text -> new Value.Text(text);
      case byte[] bytes when type instanceof Decimal -> new Value.Exact(new BigInteger(bytes));
      case byte[] bytes -> Value.Bytes.of(bytes);
      default -> throw new IllegalArgumentException("unexpected: " + stored);
    };
  }

  /// The value of a cell of DuckDB's.
  static Value ofDuckdb(DataType type, ResultSet rows, int column) throws SQLException {
    if (rows.getObject(column) == null) {
      return Value.NULL;
    }
    return switch (type) {
      case Decimal _ -> new Value.Exact(rows.getBigDecimal(column).unscaledValue());
      case Simple simple -> ofDuckdb(simple, rows, column);
      case DataType _ -> throw new IllegalArgumentException("no single value");
    };
  }

  private static Value ofDuckdb(Simple type, ResultSet rows, int column) throws SQLException {
    return switch (type) {
      case NULL, VARIANT -> Value.NULL;
      case BOOLEAN -> new Value.Bool(rows.getBoolean(column));
      case INT8, INT16, INT32, INT64 -> new Value.Int(rows.getLong(column));
      case FLOAT32 -> new Value.Real(rows.getFloat(column));
      case FLOAT64 -> new Value.Real(rows.getDouble(column));
      case STRING -> new Value.Text(rows.getString(column));
      case BINARY -> Value.Bytes.of(rows.getBytes(column));
      case DATE -> new Value.Int(rows.getObject(column, LocalDate.class).toEpochDay());
      case TIMESTAMP ->
          new Value.Int(micros(rows.getObject(column, OffsetDateTime.class).toInstant()));
      case TIMESTAMP_NTZ ->
          new Value.Int(
              micros(rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
    };
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
