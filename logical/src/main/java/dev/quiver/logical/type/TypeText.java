package dev.quiver.logical.type;

import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.Locale;
import java.util.stream.Collectors;

/// Renders types.
final class TypeText {
  private TypeText() {}

  static String print(DataType type) {
    return switch (type) {
      case Simple simple -> simple.name().toLowerCase(Locale.ROOT);
      case Decimal(var precision, var scale) -> "decimal(" + precision + "," + scale + ")";
      case Struct(var fields) ->
          fields.stream()
              .map(field -> field.name() + ":" + print(field.type()))
              .collect(Collectors.joining(",", "struct<", ">"));
      case ListOf(var element) -> "array<" + print(element) + ">";
      case MapOf(var key, var value) -> "map<" + print(key) + "," + print(value) + ">";
    };
  }
}
