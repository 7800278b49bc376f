package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;

/// Finds the bounds of values that stay where they are in memory meanwhile.
final class BoundsFinder {
  private final PlainOrder order;
  private long min;
  private int minBytes;
  private long max;
  private int maxBytes;
  private boolean any;
  private boolean unordered;

  BoundsFinder(PlainOrder order) {
    this.order = order;
  }

  void add(long value, int bytes) {
    if (order.isUnordered(value)) {
      unordered = true;
    } else if (!any) {
      any = true;
      min = max = value;
      minBytes = maxBytes = bytes;
    } else if (order.compare(value, bytes, min, minBytes) < 0) {
      min = value;
      minBytes = bytes;
    } else if (order.compare(value, bytes, max, maxBytes) > 0) {
      max = value;
      maxBytes = bytes;
    }
  }

  /// Adds values of one width that lie side by side.
  void addAll(long values, int count, int width) {
    switch (order) {
      case INT -> addInts(values, count);
      case LONG -> addLongs(values, count);
      case BOOLEAN, FLOAT, DOUBLE, BYTES, FIXED -> {
        for (int i = 0; i < count; i++) {
          add(values + (long) width * i, width);
        }
      }
    }
  }

  private void addInts(long values, int count) {
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < count; i++) {
      int value = Memory.getInt(values + 4L * i);
      least = value < Memory.getInt(values + 4L * least) ? i : least;
      greatest = value > Memory.getInt(values + 4L * greatest) ? i : greatest;
    }
    addEnds(values, count, Integer.BYTES, least, greatest);
  }

  private void addLongs(long values, int count) {
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < count; i++) {
      long value = Memory.getLong(values + 8L * i);
      least = value < Memory.getLong(values + 8L * least) ? i : least;
      greatest = value > Memory.getLong(values + 8L * greatest) ? i : greatest;
    }
    addEnds(values, count, Long.BYTES, least, greatest);
  }

  private void addEnds(long values, int count, int width, int least, int greatest) {
    if (count > 0) {
      add(values + (long) width * least, width);
      add(values + (long) width * greatest, width);
    }
  }

  /// Adds values that lie one behind the other, each with its length before it.
  ///
  /// Most lie between the bounds by their first bytes, and are not looked at any further.
  void addTexts(long values, int count) {
    long at = values;
    long low = 0;
    long high = 0;
    for (int i = 0; i < count; i++) {
      int bytes = Memory.getInt(at);
      long prefix = prefix(at + Integer.BYTES, bytes);
      boolean inside =
          i > 0 && Long.compareUnsigned(low, prefix) < 0 && Long.compareUnsigned(prefix, high) < 0;
      if (!inside) {
        add(at + Integer.BYTES, bytes);
        low = prefix(min, minBytes);
        high = prefix(max, maxBytes);
      }
      at += Integer.BYTES + bytes;
    }
  }

  /// The first bytes as a number of the same order, zeros for those that are not there.
  private static long prefix(long value, int bytes) {
    if (bytes >= Long.BYTES) {
      return Long.reverseBytes(Memory.getLong(value));
    }
    long prefix = 0;
    for (int at = 0; at < bytes; at++) {
      prefix |= (Memory.getByte(value + at) & 0xffL) << (Long.SIZE - Byte.SIZE * (at + 1));
    }
    return prefix;
  }

  /// The bounds of what was added.
  Bounds find() {
    if (unordered) {
      return Bounds.UNKNOWN;
    }
    return any ? new Bounds(bytes(min, minBytes), bytes(max, maxBytes)) : Bounds.EMPTY;
  }

  private static byte[] bytes(long value, int length) {
    byte[] bytes = new byte[Math.min(length, Bounds.MAX_BYTES)];
    Memory.copy(value, bytes, 0, bytes.length);
    return bytes;
  }
}
