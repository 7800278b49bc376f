package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;

/// Says our types in Arrow's words.
final class ArrowTypes {
  private ArrowTypes() {}

  static org.apache.arrow.vector.types.pojo.Field field(Field field) {
    return new org.apache.arrow.vector.types.pojo.Field(
        field.name(), FieldType.nullable(of(field.type())), children(field.type()));
  }

  private static List<org.apache.arrow.vector.types.pojo.Field> children(DataType type) {
    return switch (type) {
      case Struct(var members) -> members.stream().map(ArrowTypes::field).toList();
      case ListOf(var element) ->
          List.of(
              field(
                  new Field(org.apache.arrow.vector.complex.ListVector.DATA_VECTOR_NAME, element)));
      case MapOf map -> List.of(entries(map));
      case Simple simple when simple == Simple.VARIANT ->
          List.of(required("metadata", Simple.BINARY), required("value", Simple.BINARY));
      case Simple _, Decimal _ -> List.of();
    };
  }

  /// A map's entries, which are not NULL, as their keys are not.
  private static org.apache.arrow.vector.types.pojo.Field entries(MapOf map) {
    org.apache.arrow.vector.types.pojo.Field key = field(new Field(MapVector.KEY_NAME, map.key()));
    return new org.apache.arrow.vector.types.pojo.Field(
        MapVector.DATA_VECTOR_NAME,
        FieldType.notNullable(ArrowType.Struct.INSTANCE),
        List.of(
            new org.apache.arrow.vector.types.pojo.Field(
                key.getName(), FieldType.notNullable(key.getType()), key.getChildren()),
            field(new Field(MapVector.VALUE_NAME, map.value()))));
  }

  private static org.apache.arrow.vector.types.pojo.Field required(String name, DataType type) {
    return new org.apache.arrow.vector.types.pojo.Field(
        name, FieldType.notNullable(of(type)), List.of());
  }

  static ArrowType of(DataType type) {
    return switch (type) {
      case Simple simple -> of(simple);
      case Decimal(var precision, var scale) -> new ArrowType.Decimal(precision, scale, 128);
      case Struct _ -> ArrowType.Struct.INSTANCE;
      case ListOf _ -> ArrowType.List.INSTANCE;
      case MapOf _ -> new ArrowType.Map(false);
    };
  }

  private static ArrowType of(Simple type) {
    return switch (type) {
      case NULL -> ArrowType.Null.INSTANCE;
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case INT8 -> new ArrowType.Int(8, true);
      case INT16 -> new ArrowType.Int(16, true);
      case INT32 -> new ArrowType.Int(32, true);
      case INT64 -> new ArrowType.Int(64, true);
      case FLOAT32 -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case FLOAT64 -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING -> ArrowType.Utf8.INSTANCE;
      case BINARY -> ArrowType.Binary.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case TIMESTAMP_NTZ -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case VARIANT -> ArrowType.Struct.INSTANCE;
    };
  }
}
