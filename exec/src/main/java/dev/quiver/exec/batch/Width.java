package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;

/// Says how many bytes one value of a type takes in a [FlatVector].
public final class Width {
  private Width() {}

  /// Bytes a value; NULL's type takes none, and a nested type has no flat form.
  public static int of(DataType type) {
    return switch (type) {
      case Simple simple -> of(simple);
      case Decimal decimal -> decimal.isCompact() ? Long.BYTES : 2 * Long.BYTES;
      case Struct _, ListOf _, MapOf _ ->
          throw new IllegalArgumentException("has no flat form: " + type);
    };
  }

  /// Whether values are views of bytes, as [Views] lays them out.
  public static boolean isView(DataType type) {
    return type == Simple.STRING || type == Simple.BINARY || type == Simple.VARIANT;
  }

  private static int of(Simple type) {
    return switch (type) {
      case NULL -> 0;
      case BOOLEAN, INT8 -> 1;
      case INT16 -> Short.BYTES;
      case INT32, FLOAT32, DATE -> Integer.BYTES;
      case INT64, FLOAT64, TIMESTAMP, TIMESTAMP_NTZ -> Long.BYTES;
      case STRING, BINARY, VARIANT -> Views.WIDTH;
    };
  }
}
