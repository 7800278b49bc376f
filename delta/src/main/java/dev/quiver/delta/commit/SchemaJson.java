package dev.quiver.delta.commit;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;

/// Writes a schema as the log has it.
final class SchemaJson {
  private SchemaJson() {}

  static JsonObject of(List<Field> fields) {
    return new JsonObject()
        .put("type", "struct")
        .putJson("fields", JsonObject.array(fields, SchemaJson::field));
  }

  private static String field(Field field) {
    return new JsonObject()
        .put("name", field.name())
        .putJson("type", type(field.type()))
        .put("nullable", true)
        .put("metadata", new JsonObject())
        .toString();
  }

  private static String type(DataType type) {
    return switch (type) {
      case Struct(var fields) -> of(fields).toString();
      case ListOf(var element) ->
          new JsonObject()
              .put("type", "array")
              .putJson("elementType", type(element))
              .put("containsNull", true)
              .toString();
      case MapOf(var key, var value) ->
          new JsonObject()
              .put("type", "map")
              .putJson("keyType", type(key))
              .putJson("valueType", type(value))
              .put("valueContainsNull", true)
              .toString();
      case Decimal(var precision, var scale) ->
          JsonObject.quote("decimal(" + precision + "," + scale + ")");
      case Simple simple -> JsonObject.quote(name(simple));
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
