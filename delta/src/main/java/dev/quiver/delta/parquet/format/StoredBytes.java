package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Annotation.Timestamp;
import dev.quiver.delta.parquet.format.Annotation.Unit;
import dev.quiver.delta.parquet.format.Annotation.Whole;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The plain bytes a value of a type has in a column of a file, the opposite of [StoredValue]: all
/// forms it can have, none where the column cannot hold it, or empty where that is not sure.
public record StoredBytes(Leaf leaf, DataType type) {
  private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  /// All forms of a value that is not NULL.
  public Optional<List<byte[]>> of(Value value) {
    return switch (leaf.type()) {
      case INT32 -> whole(value).map(number -> number.flatMap(this::int32).stream().toList());
      case INT64 -> whole(value).map(number -> number.map(StoredBytes::int64).stream().toList());
      case FLOAT -> type.isFloat() ? real(value).map(StoredBytes::floats) : Optional.empty();
      case DOUBLE ->
          type == Simple.FLOAT64 ? real(value).map(StoredBytes::doubles) : Optional.empty();
      case BYTE_ARRAY -> bytes(value).map(List::of);
      case FIXED_LEN_BYTE_ARRAY -> fixed(value);
      case BOOLEAN, INT96 -> Optional.empty();
    };
  }

  /// The number to store; inner empty where there is none.
  private Optional<Optional<Long>> whole(Value value) {
    return switch (value) {
      case Value.Int(var number) when type.isInteger() && isPlainWhole() ->
          Optional.of(Optional.of(number));
      case Value.Int(var days)
          when type == Simple.DATE && leaf.annotation() == Annotation.Simple.DATE ->
          Optional.of(Optional.of(days));
      case Value.Int(var micros) when leaf.annotation() instanceof Timestamp(var unit, _) ->
          timestamp(micros, unit);
      case Value.Exact(var unscaled) when isOfScale() ->
          Optional.of(
              unscaled.compareTo(MIN_LONG) >= 0 && unscaled.compareTo(MAX_LONG) <= 0
                  ? Optional.of(unscaled.longValueExact())
                  : Optional.empty());
      case Value _ -> Optional.empty();
    };
  }

  private Optional<Optional<Long>> timestamp(long micros, Unit unit) {
    return switch (unit) {
      case MICROS -> Optional.of(Optional.of(micros));
      case MILLIS ->
          Optional.of(micros % 1_000 == 0 ? Optional.of(micros / 1_000) : Optional.empty());
      case NANOS -> Optional.empty();
    };
  }

  private boolean isPlainWhole() {
    return leaf.annotation() == Annotation.Simple.NONE
        || (leaf.annotation() instanceof Whole(_, var signed) && signed);
  }

  private boolean isOfScale() {
    return type instanceof DataType.Decimal(_, var scale)
        && leaf.annotation() instanceof Annotation.Decimal(_, var stored)
        && stored == scale;
  }

  private Optional<byte[]> int32(long number) {
    return number == (int) number
        ? Optional.of(little(Integer.BYTES).putInt((int) number).array())
        : Optional.empty();
  }

  private static byte[] int64(long number) {
    return little(Long.BYTES).putLong(number).array();
  }

  private static Optional<Double> real(Value value) {
    return value instanceof Value.Real(var number) && !Double.isNaN(number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /// Zero equals zero, whatever the sign.
  private static List<byte[]> floats(double number) {
    if ((float) number != number) {
      return List.of();
    }
    byte[] form = little(Float.BYTES).putFloat((float) number).array();
    return number == 0
        ? List.of(form, little(Float.BYTES).putFloat((float) -number).array())
        : List.of(form);
  }

  private static List<byte[]> doubles(double number) {
    byte[] form = little(Double.BYTES).putDouble(number).array();
    return number == 0
        ? List.of(form, little(Double.BYTES).putDouble(-number).array())
        : List.of(form);
  }

  private Optional<byte[]> bytes(Value value) {
    return switch (value) {
      case Value.Text(var text) when type == Simple.STRING -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        yield new String(bytes, StandardCharsets.UTF_8).equals(text)
            ? Optional.of(bytes)
            : Optional.empty();
      }
      case Value.Bytes binary when type == Simple.BINARY -> Optional.of(binary.bytes());
      case Value _ -> Optional.empty();
    };
  }

  private Optional<List<byte[]>> fixed(Value value) {
    return switch (value) {
      case Value.Bytes binary when type == Simple.BINARY -> {
        byte[] bytes = binary.bytes();
        yield Optional.of(bytes.length == leaf.length() ? List.of(bytes) : List.of());
      }
      case Value.Exact(var unscaled) when isOfScale() -> Optional.of(extended(unscaled));
      case Value _ -> Optional.empty();
    };
  }

  private List<byte[]> extended(BigInteger unscaled) {
    byte[] shortest = unscaled.toByteArray();
    if (shortest.length > leaf.length()) {
      return List.of();
    }
    byte[] bytes = new byte[leaf.length()];
    Arrays.fill(bytes, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(shortest, 0, bytes, bytes.length - shortest.length, shortest.length);
    return List.of(bytes);
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
