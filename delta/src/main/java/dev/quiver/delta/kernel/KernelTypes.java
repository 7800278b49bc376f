package dev.quiver.delta.kernel;

import dev.quiver.delta.log.TableErrors;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.List;

/// Turns the types of a table into ours.
record KernelTypes(String location) {
  Schema schema(StructType schema) {
    return new Schema(fields(schema, ""));
  }

  private List<Field> fields(StructType struct, String path) {
    return struct.fields().stream()
        .map(field -> new Field(field.getName(), type(field.getDataType(), path + field.getName())))
        .toList();
  }

  private DataType type(io.delta.kernel.types.DataType type, String column) {
    return switch (type) {
      case BooleanType _ -> Simple.BOOLEAN;
      case ByteType _ -> Simple.INT8;
      case ShortType _ -> Simple.INT16;
      case IntegerType _ -> Simple.INT32;
      case LongType _ -> Simple.INT64;
      case FloatType _ -> Simple.FLOAT32;
      case DoubleType _ -> Simple.FLOAT64;
      case StringType _ -> Simple.STRING;
      case BinaryType _ -> Simple.BINARY;
      case DateType _ -> Simple.DATE;
      case TimestampType _ -> Simple.TIMESTAMP;
      case TimestampNTZType _ -> Simple.TIMESTAMP_NTZ;
      case DecimalType decimal -> new Decimal(decimal.getPrecision(), decimal.getScale());
      case StructType struct -> new Struct(fields(struct, column + "."));
      case io.delta.kernel.types.DataType other ->
          throw TableErrors.unsupported(location, "column " + column + " of type " + name(other));
    };
  }

  /// The outermost name: `map`, not all that is in it.
  private static String name(io.delta.kernel.types.DataType type) {
    return String.valueOf(type).split("[\\[(<]", 2)[0];
  }
}
