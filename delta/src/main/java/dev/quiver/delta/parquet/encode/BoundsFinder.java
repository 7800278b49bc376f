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
