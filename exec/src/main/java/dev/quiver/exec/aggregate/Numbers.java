package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;

/// How a column's values are read as 64-bit integers whose order is the values'.
enum Numbers {
  BYTE(1),
  SHORT(2),
  INT(4),
  LONG(8),
  FLOAT(4),
  DOUBLE(8);

  private final int width;

  Numbers(int width) {
    this.width = width;
  }

  static Numbers of(DataType type) {
    return switch (type) {
      case Simple.BOOLEAN, Simple.INT8, Simple.NULL -> BYTE;
      case Simple.INT16 -> SHORT;
      case Simple.INT32, Simple.DATE -> INT;
      case Simple.INT64, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> LONG;
      case Simple.FLOAT32 -> FLOAT;
      case Simple.FLOAT64 -> DOUBLE;
      case Decimal decimal when decimal.isCompact() -> LONG;
      case Simple _, Decimal _, Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("not 64 bits: " + type.text());
    };
  }

  int width() {
    return width;
  }

  /// The value at an index.
  long load(long values, int index) {
    long address = values + (long) index * width;
    return switch (this) {
      case BYTE -> Memory.getByte(address);
      case SHORT -> Memory.getShort(address);
      case INT -> Memory.getInt(address);
      case LONG -> Memory.getLong(address);
      case FLOAT -> flip(Double.doubleToLongBits(Memory.getFloat(address) + 0.0));
      case DOUBLE -> flip(Double.doubleToLongBits(Memory.getDouble(address) + 0.0));
    };
  }

  /// The least of some values, at least one, each with the bits of `flip` turned over. Four at a
  /// time: none waits for the one before.
  long least(long values, int rows, long flip) {
    long first = Long.MAX_VALUE;
    long second = first;
    long third = first;
    long fourth = first;
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      first = Math.min(first, load(values, row) ^ flip);
      second = Math.min(second, load(values, row + 1) ^ flip);
      third = Math.min(third, load(values, row + 2) ^ flip);
      fourth = Math.min(fourth, load(values, row + 3) ^ flip);
    }
    for (; row < rows; row++) {
      first = Math.min(first, load(values, row) ^ flip);
    }
    return Math.min(Math.min(first, second), Math.min(third, fourth));
  }

  /// Writes what [#load] gave.
  void store(long values, int index, long value) {
    long address = values + (long) index * width;
    switch (this) {
      case BYTE -> Memory.putByte(address, (byte) value);
      case SHORT -> Memory.putShort(address, (short) value);
      case INT -> Memory.putInt(address, (int) value);
      case LONG -> Memory.putLong(address, value);
      case FLOAT -> Memory.putFloat(address, (float) Double.longBitsToDouble(flip(value)));
      case DOUBLE -> Memory.putLong(address, flip(value));
    }
  }

  /// Makes the bits of floats ordered as signed integers; its own inverse.
  private static long flip(long bits) {
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }
}
