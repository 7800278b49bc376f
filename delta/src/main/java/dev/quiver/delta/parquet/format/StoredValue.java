package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads a single plain value, such as a bound in a footer, as a value of a type.
///
/// Answers NULL wherever it is not sure: what a bound says must hold.
final class StoredValue {
  private final Leaf leaf;
  private final DataType type;

  StoredValue(Leaf leaf, DataType type) {
    this.leaf = leaf;
    this.type = type;
  }

  Value of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (leaf.type().width() != 0 && bytes.length != leaf.type().width()) {
      return Value.NULL;
    }
    return switch (leaf.type()) {
      case BOOLEAN ->
          type == Simple.BOOLEAN && bytes.length == 1 ? new Value.Bool(bytes[0] != 0) : Value.NULL;
      case INT32 -> whole(isUnsigned() ? Integer.toUnsignedLong(in.getInt()) : in.getInt());
      case INT64 -> isUnsigned() ? Value.NULL : whole(in.getLong());
      case FLOAT -> real(in.getFloat());
      case DOUBLE -> real(in.getDouble());
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(bytes);
      case INT96 -> Value.NULL;
    };
  }

  private Value whole(long number) {
    return switch (type) {
      case Decimal(_, var scale) ->
          leaf.annotation() instanceof Annotation.Decimal(_, var stored) && stored == scale
              ? new Value.Exact(BigInteger.valueOf(number))
              : Value.NULL;
      case Simple simple -> whole(simple, number);
      case Struct _, DataType.ListOf _, DataType.MapOf _ -> Value.NULL;
    };
  }

  private Value whole(Simple simple, long number) {
    return switch (simple) {
      case INT8, INT16, INT32, INT64 ->
          leaf.annotation() instanceof Timestamp ? Value.NULL : new Value.Int(number);
      case DATE -> new Value.Int(number);
      case TIMESTAMP, TIMESTAMP_NTZ -> time(number);
      case NULL, BOOLEAN, FLOAT32, FLOAT64, STRING, BINARY, VARIANT -> Value.NULL;
    };
  }

  private Value time(long number) {
    if (!(leaf.annotation() instanceof Timestamp(var unit, _))) {
      return Value.NULL;
    }
    return switch (unit) {
      case MICROS -> new Value.Int(number);
      case NANOS -> new Value.Int(Math.floorDiv(number, 1_000L));
      case MILLIS ->
          Math.abs(number) < Long.MAX_VALUE / 1_000 ? new Value.Int(number * 1_000) : Value.NULL;
    };
  }

  private Value real(double number) {
    return Double.isNaN(number) || !type.isFloat() ? Value.NULL : new Value.Real(number);
  }

  private Value bytes(byte[] bytes) {
    if (type == Simple.BINARY) {
      return Value.Bytes.of(bytes);
    }
    if (type == Simple.STRING) {
      return text(bytes);
    }
    boolean exact =
        type instanceof Decimal(_, var scale)
            && leaf.annotation() instanceof Annotation.Decimal(_, var stored)
            && stored == scale
            && bytes.length > 0;
    return exact ? new Value.Exact(new BigInteger(bytes)) : Value.NULL;
  }

  /// A bound may be cut inside of a character.
  private static Value text(byte[] bytes) {
    try {
      return new Value.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Value.NULL;
    }
  }

  private boolean isUnsigned() {
    return leaf.annotation() instanceof Whole(_, boolean signed) && !signed;
  }
}
