package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;

/// Elements of one width. Floats that become keys are shown in one form: one NaN, one zero.
record FixedElements(Places places, int width, boolean keyFloats, boolean keyDoubles)
    implements Elements {
  @Override
  public long bytes(int from, int to) {
    long present = (long) to - from;
    for (int i = from; i < to && places.mayBeNull(); i++) {
      present -= places.isNull(i) ? 1 : 0;
    }
    return (long) to - from + present * width;
  }

  @Override
  public long write(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = places.isNull(i);
      Memory.putByte(next++, (byte) (isNull ? 1 : 0));
      if (!isNull) {
        put(places.address(i), next);
        next += width;
      }
    }
    return next;
  }

  @Override
  public boolean hasNull(int from, int to) {
    for (int i = from; i < to && places.mayBeNull(); i++) {
      if (places.isNull(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long hash(int from, int to, long hash) {
    long mixed = hash;
    for (int i = from; i < to; i++) {
      if (places.isNull(i)) {
        mixed = Hash.addNull(mixed);
      } else if (width == 2 * Long.BYTES) {
        long value = places.address(i);
        mixed = Hash.add(mixed, Memory.getLong(value), Memory.getLong(value + Long.BYTES));
      } else {
        mixed = Hash.add(mixed, word(places.address(i)));
      }
    }
    return mixed;
  }

  @Override
  public long same(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = places.isNull(i);
      if (isNull != (Memory.getByte(next++) != 0)) {
        return 0;
      }
      if (!isNull) {
        if (!isSame(places.address(i), next)) {
          return 0;
        }
        next += width;
      }
    }
    return next;
  }

  private boolean isSame(long value, long kept) {
    return width == 2 * Long.BYTES
        ? Memory.compare(value, width, kept, width) == 0
        : word(value) == bits(kept);
  }

  private void put(long value, long to) {
    switch (width) {
      case Byte.BYTES -> Memory.putByte(to, (byte) word(value));
      case Short.BYTES -> Memory.putShort(to, (short) word(value));
      case Integer.BYTES -> Memory.putInt(to, (int) word(value));
      case Long.BYTES -> Memory.putLong(to, word(value));
      default -> Memory.copy(value, to, width);
    }
  }

  /// The value at an address, of at most 8 bytes, in the form it is kept in.
  private long word(long address) {
    if (keyFloats) {
      return Float.floatToIntBits(Memory.getFloat(address) + 0.0f);
    }
    return keyDoubles ? Double.doubleToLongBits(Memory.getDouble(address) + 0.0) : bits(address);
  }

  private long bits(long address) {
    return switch (width) {
      case Byte.BYTES -> Memory.getByte(address);
      case Short.BYTES -> Memory.getShort(address);
      case Integer.BYTES -> Memory.getInt(address);
      default -> Memory.getLong(address);
    };
  }
}
