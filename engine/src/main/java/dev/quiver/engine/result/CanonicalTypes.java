package dev.quiver.engine.result;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.stream.Collectors;

/// Names types as Delta does.
public final class CanonicalTypes {
  private CanonicalTypes() {}

  /// The name, such as `long` or `decimal(12,2)`.
  public static String name(DataType type) {
    return switch (type) {
      case Simple simple -> name(simple);
      case Decimal(var precision, var scale) -> "decimal(" + precision + "," + scale + ")";
      case Struct(var fields) ->
          fields.stream()
              .map(field -> field.name() + ":" + name(field.type()))
              .collect(Collectors.joining(",", "struct<", ">"));
      case ListOf(var element) -> "array<" + name(element) + ">";
      case MapOf(var key, var value) -> "map<" + name(key) + "," + name(value) + ">";
    };
  }

  private static String name(Simple type) {
    return switch (type) {
      case NULL -> "void";
      case BOOLEAN -> "boolean";
      case INT8 -> "byte";
      case INT16 -> "short";
      case INT32 -> "integer";
      case INT64 -> "long";
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case STRING -> "string";
      case BINARY -> "binary";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
      case TIMESTAMP_NTZ -> "timestamp_ntz";
      case VARIANT -> "variant";
    };
  }
}
