package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;

/// Numbers the values of an integer key from the least on, in a few bits; one bit more tells NULL
/// where there is any.
final class KeyRange implements KeyNumbers {
  /// Of a range that is too large for any use.
  private static final int MAX_BITS = 62;

  private final int width;
  private final int nullAt;
  private final int valueAt;
  private boolean isOpen;
  private long least;
  private int bits;
  private boolean hasNull;

  KeyRange(RowSlot slot) {
    switch (slot) {
      case LongSlot(var nulls, var values) -> {
        nullAt = nulls;
        valueAt = values;
        width = Long.BYTES;
      }
      case NarrowSlot(var nulls, var values, var bytes) -> {
        nullAt = nulls;
        valueAt = values;
        width = bytes;
      }
      case NullSlot _, TextSlot _, WideSlot _, StructSlot _, ListSlot _ ->
          throw new IllegalArgumentException("no integer: " + slot);
    }
  }

  /// Whether values of a type are integers of up to 64 bits.
  static boolean isInteger(DataType type) {
    return switch (type) {
      case Simple simple ->
          switch (simple) {
            case BOOLEAN, INT8, INT16, INT32, INT64, DATE, TIMESTAMP, TIMESTAMP_NTZ -> true;
            case NULL, FLOAT32, FLOAT64, STRING, BINARY, VARIANT -> false;
          };
      case Decimal decimal -> decimal.isCompact();
      case Struct _, ListOf _, MapOf _ -> false;
    };
  }

  @Override
  public int bits() {
    return bits + (hasNull ? 1 : 0);
  }

  @Override
  public boolean encode(Cursor in, int[] numbers) {
    if (!isOpen || (in.mayBeNull() && !hasNull)) {
      return false;
    }
    long beyond = in.mayBeNull() ? encodeNulls(in, numbers) : encodeAll(in, numbers);
    return beyond >>> bits == 0;
  }

  @Override
  public void widen(Cursor in) {
    hasNull |= in.mayBeNull();
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        long value = load(in.values() + (long) in.at()[i] * width);
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low <= high) {
      widen(low, high);
    }
  }

  /// Begins a range at 0 if no value but NULL has been seen.
  @Override
  public void open() {
    isOpen = true;
  }

  @Override
  public void widen(long row) {
    if (Memory.getByte(row + nullAt) != 0) {
      hasNull = true;
    } else {
      long value = load(row + valueAt);
      if (!isOpen || (value - least) >>> bits != 0) {
        widen(value, value);
      }
    }
  }

  @Override
  public long number(long row) {
    return Memory.getByte(row + nullAt) != 0 ? 1L << bits : load(row + valueAt) - least;
  }

  @Override
  public long hash(long hash, long number) {
    return isNull(number) ? Hash.addNull(hash) : Hash.add(hash, least + number);
  }

  @Override
  public void write(long row, long number, RowStore home) {
    boolean isNull = isNull(number);
    Memory.putByte(row + nullAt, (byte) (isNull ? 1 : 0));
    store(row + valueAt, isNull ? 0 : least + number);
  }

  @Override
  public void close() {}

  private boolean isNull(long number) {
    return hasNull && number >>> bits != 0;
  }

  /// What is free stands on the side to which the range grew, as it may grow there again. It does
  /// not reach beyond int64, so that no value has two numbers.
  private void widen(long low, long high) {
    long start = isOpen ? Math.min(low, least) : low;
    long end = isOpen ? Math.max(high, least + whole()) : high;
    bits = Math.min(MAX_BITS, Long.SIZE - Long.numberOfLeadingZeros(end - start));
    long free = Math.max(0, whole() - (end - start));
    long below = !isOpen ? free / 2 : start < least ? free : 0;
    isOpen = true;
    if (bits == MAX_BITS) {
      least = Long.MIN_VALUE;
    } else {
      long shifted = start < Long.MIN_VALUE + below ? Long.MIN_VALUE : start - below;
      least = Math.min(shifted, Long.MAX_VALUE - whole());
    }
  }

  /// The distance of the last value of the range from the first.
  private long whole() {
    return (1L << bits) - 1;
  }

  private long encodeAll(Cursor in, int[] numbers) {
    long values = in.values();
    int[] at = in.at();
    int shift = bits();
    long beyond = 0;
    if (width == Long.BYTES) {
      for (int i = 0; i < in.rows(); i++) {
        long distance = Memory.getLong(values + 8L * at[i]) - least;
        beyond |= distance;
        numbers[i] = numbers[i] << shift | (int) distance;
      }
    } else if (width == Integer.BYTES) {
      for (int i = 0; i < in.rows(); i++) {
        long distance = Memory.getInt(values + 4L * at[i]) - least;
        beyond |= distance;
        numbers[i] = numbers[i] << shift | (int) distance;
      }
    } else {
      for (int i = 0; i < in.rows(); i++) {
        long distance = load(values + (long) at[i] * width) - least;
        beyond |= distance;
        numbers[i] = numbers[i] << shift | (int) distance;
      }
    }
    return beyond;
  }

  private long encodeNulls(Cursor in, int[] numbers) {
    long values = in.values();
    int[] at = in.at();
    int shift = bits();
    int none = 1 << bits;
    long beyond = 0;
    for (int i = 0; i < in.rows(); i++) {
      if (in.isNull(i)) {
        numbers[i] = numbers[i] << shift | none;
      } else {
        long distance = load(values + (long) at[i] * width) - least;
        beyond |= distance;
        numbers[i] = numbers[i] << shift | (int) distance;
      }
    }
    return beyond;
  }

  private long load(long address) {
    return switch (width) {
      case 1 -> Memory.getByte(address);
      case Short.BYTES -> Memory.getShort(address);
      case Integer.BYTES -> Memory.getInt(address);
      default -> Memory.getLong(address);
    };
  }

  private void store(long address, long value) {
    switch (width) {
      case 1 -> Memory.putByte(address, (byte) value);
      case Short.BYTES -> Memory.putShort(address, (short) value);
      case Integer.BYTES -> Memory.putInt(address, (int) value);
      default -> Memory.putLong(address, value);
    }
  }
}
