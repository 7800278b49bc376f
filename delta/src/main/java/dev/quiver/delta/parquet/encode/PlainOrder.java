package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.format.Type;

/// How values in Parquet's plain form compare.
public enum PlainOrder {
  BOOLEAN(Type.BOOLEAN),
  INT(Type.INT32),
  LONG(Type.INT64),
  FLOAT(Type.FLOAT),
  DOUBLE(Type.DOUBLE),
  /// Unsigned bytes of any number.
  BYTES(Type.BYTE_ARRAY),
  /// Two's complement, most significant byte first, all of one length.
  FIXED(Type.FIXED_LEN_BYTE_ARRAY);

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Type type;

  PlainOrder(Type type) {
    this.type = type;
  }

  /// The format's name of the form.
  public Type type() {
    return type;
  }

  /// Whether a value is NaN, which has no place in the order.
  boolean isUnordered(long value) {
    return switch (this) {
      case FLOAT -> Float.isNaN(Memory.getFloat(value));
      case DOUBLE -> Double.isNaN(Memory.getDouble(value));
      case BOOLEAN, INT, LONG, BYTES, FIXED -> false;
    };
  }

  /// Compares two values in memory.
  int compare(long left, int leftBytes, long right, int rightBytes) {
    return switch (this) {
      case BOOLEAN -> Byte.compare(Memory.getByte(left), Memory.getByte(right));
      case INT -> Integer.compare(Memory.getInt(left), Memory.getInt(right));
      case LONG -> Long.compare(Memory.getLong(left), Memory.getLong(right));
      case FLOAT -> compareFloats(Memory.getFloat(left), Memory.getFloat(right));
      case DOUBLE -> compareDoubles(Memory.getDouble(left), Memory.getDouble(right));
      case BYTES -> Memory.compare(left, leftBytes, right, rightBytes);
      case FIXED -> {
        int high = Byte.compare(Memory.getByte(left), Memory.getByte(right));
        yield high != 0 ? high : Memory.compare(left + 1, leftBytes - 1, right + 1, rightBytes - 1);
      }
    };
  }

  /// Compares two values in arrays.
  int compare(byte[] left, byte[] right) {
    return switch (this) {
      case BOOLEAN -> Byte.compare(left[0], right[0]);
      case INT -> Integer.compare((int) INTS.get(left, 0), (int) INTS.get(right, 0));
      case LONG -> Long.compare((long) LONGS.get(left, 0), (long) LONGS.get(right, 0));
      case FLOAT ->
          compareFloats(
              Float.intBitsToFloat((int) INTS.get(left, 0)),
              Float.intBitsToFloat((int) INTS.get(right, 0)));
      case DOUBLE ->
          compareDoubles(
              Double.longBitsToDouble((long) LONGS.get(left, 0)),
              Double.longBitsToDouble((long) LONGS.get(right, 0)));
      case BYTES -> Arrays.compareUnsigned(left, right);
      case FIXED -> {
        int high = Byte.compare(left[0], right[0]);
        yield high != 0
            ? high
            : Arrays.compareUnsigned(left, 1, left.length, right, 1, right.length);
      }
    };
  }

  /// The zeros are equal, so that bounds do not depend on which came first.
  private static int compareFloats(float left, float right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }

  private static int compareDoubles(double left, double right) {
    return left < right ? -1 : left > right ? 1 : 0;
  }
}
