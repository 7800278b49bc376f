package dev.quiver.delta.parquet;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says nested columns in DuckDB's SQL: makes values up, and takes them apart again.
final class DuckNested {
  private int salt;

  /// An expression that makes a value of a type for row `i`; lists and maps are short, and anything
  /// but a key may be NULL.
  String value(DataType type, String seed) {
    return "case when %s %% 6 = 0 then null else %s end".formatted(hash(seed), some(type, seed));
  }

  private String some(DataType type, String seed) {
    String x = "x" + salt++;
    return switch (type) {
      case Struct(var fields) ->
          fields.stream()
              .map(field -> "'%s': %s".formatted(field.name(), value(field.type(), seed)))
              .collect(Collectors.joining(", ", "{", "}"));
      case ListOf(var element) ->
          "list_transform(range((%s %% 5)::bigint), lambda %s: %s)"
              .formatted(hash(seed), x, value(element, seed + ", " + x));
      case MapOf(var key, var element) ->
          "map_from_entries(list_transform(range((%s %% 4)::bigint), lambda %s: {'k': %s, 'v': %s}))"
              .formatted(hash(seed), x, cast(x, key), value(element, seed + ", " + x));
      case Simple _, Decimal _ -> leaf(type, hash(seed));
    };
  }

  private String hash(String seed) {
    return "hash(%s, %d)".formatted(seed, salt++);
  }

  private static String cast(String value, DataType key) {
    return key == Simple.STRING ? "'key ' || " + value : value + "::bigint";
  }

  private static String leaf(DataType type, String hash) {
    return switch (type) {
      case Simple.INT32 -> "(" + hash + " % 1000)::integer";
      case Simple.INT64 -> "(" + hash + " >> 1)::bigint";
      case Simple.STRING ->
          "case when %s %% 3 = 0 then 'few ' || (%s %% 7) else 'a longer text ' || %s end"
              .formatted(hash, hash, hash);
      case Simple.BOOLEAN -> "(" + hash + " % 2 = 0)";
      case Simple.FLOAT64 -> "((" + hash + " % 100000) / 7.0)::double";
      case Simple.DATE -> "date '2000-01-01' + (" + hash + " % 9999)::integer";
      case Decimal(var precision, var scale) ->
          "((%s %% 100000) / 8.0)::decimal(%d, %d)".formatted(hash, precision, scale);
      case DataType _ -> throw new IllegalArgumentException("not made up: " + type);
    };
  }

  /// An expression in which maps are lists of structs, whose order can be seen.
  String seen(DataType type, String value) {
    String x = "x" + salt++;
    return switch (type) {
      case Struct(var fields) ->
          "case when %s is not null then %s end"
              .formatted(
                  value,
                  fields.stream()
                      .map(field -> member(field, value))
                      .collect(Collectors.joining(", ", "{", "}")));
      case ListOf(var element) ->
          "list_transform(%s, lambda %s: %s)".formatted(value, x, seen(element, x));
      case MapOf map -> seen(new ListOf(map.entry()), "map_entries(" + value + ")");
      case Simple _, Decimal _ -> value;
    };
  }

  private String member(Field field, String value) {
    return "'%s': %s".formatted(field.name(), seen(field.type(), value + "." + field.name()));
  }

  /// What the driver gives, as [dev.quiver.exec.fixture.CellText] prints it.
  static String text(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "null";
      case Array list -> texts((Object[]) list.getArray(), "[", "]");
      case java.sql.Struct struct -> texts(struct.getAttributes(), "{", "}");
      case BigDecimal number -> number.toPlainString();
      default -> value.toString();
    };
  }

  private static String texts(Object[] values, String open, String close) throws SQLException {
    StringBuilder text = new StringBuilder(open);
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(text(values[i]));
    }
    return text.append(close).toString();
  }
}
