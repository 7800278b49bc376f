package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;

/// Writes values of a vector in Parquet's plain form; booleans one byte each, to be packed later.
final class PlainValues {
  private PlainValues() {}

  /// Appends the values at `count` positions, none of them NULL.
  static void append(FlatVector vector, int[] positions, int count, Leaf leaf, GrowingBuffer out) {
    long from = vector.values();
    switch (leaf.order()) {
      case BOOLEAN -> bytes(from, positions, count, out);
      case INT -> ints(vector, positions, count, out);
      case FLOAT -> words(from, positions, count, out);
      case LONG, DOUBLE -> longs(from, positions, count, out);
      case BYTES -> texts(from, positions, count, out);
      case FIXED -> decimals(from, positions, count, leaf.width(), out);
    }
  }

  /// The bytes the values take in plain form.
  static long bytes(FlatVector vector, int[] positions, int count, Leaf leaf) {
    if (leaf.width() > 0) {
      return (long) count * leaf.width();
    }
    long bytes = (long) count * Integer.BYTES;
    for (int i = 0; i < count; i++) {
      bytes += Views.length(vector.values() + (long) Views.WIDTH * positions[i]);
    }
    return bytes;
  }

  private static void bytes(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(count);
    for (int i = 0; i < count; i++) {
      Memory.putByte(to + i, Memory.getByte(from + positions[i]));
    }
    out.advance(count);
  }

  private static void ints(FlatVector vector, int[] positions, int count, GrowingBuffer out) {
    if (vector.type() instanceof Decimal) {
      narrow(vector.values(), positions, count, out);
    } else if (vector.type() == Simple.INT8) {
      tinies(vector.values(), positions, count, out);
    } else if (vector.type() == Simple.INT16) {
      shorts(vector.values(), positions, count, out);
    } else {
      words(vector.values(), positions, count, out);
    }
  }

  private static void narrow(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(4L * count);
    for (int i = 0; i < count; i++) {
      Memory.putInt(to + 4L * i, (int) Memory.getLong(from + 8L * positions[i]));
    }
    out.advance(4L * count);
  }

  private static void tinies(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(4L * count);
    for (int i = 0; i < count; i++) {
      Memory.putInt(to + 4L * i, Memory.getByte(from + positions[i]));
    }
    out.advance(4L * count);
  }

  private static void shorts(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(4L * count);
    for (int i = 0; i < count; i++) {
      Memory.putInt(to + 4L * i, Memory.getShort(from + 2L * positions[i]));
    }
    out.advance(4L * count);
  }

  private static void words(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(4L * count);
    for (int i = 0; i < count; i++) {
      Memory.putInt(to + 4L * i, Memory.getInt(from + 4L * positions[i]));
    }
    out.advance(4L * count);
  }

  private static void longs(long from, int[] positions, int count, GrowingBuffer out) {
    long to = out.reserve(8L * count);
    for (int i = 0; i < count; i++) {
      Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * positions[i]));
    }
    out.advance(8L * count);
  }

  private static void texts(long from, int[] positions, int count, GrowingBuffer out) {
    for (int i = 0; i < count; i++) {
      long view = from + (long) Views.WIDTH * positions[i];
      int length = Views.length(view);
      out.putInt(length);
      out.put(Views.text(view), length);
    }
  }

  private static void decimals(
      long from, int[] positions, int count, int width, GrowingBuffer out) {
    long to = out.reserve((long) width * count);
    for (int i = 0; i < count; i++) {
      long value = from + 16L * positions[i];
      for (int at = 0; at < width; at++) {
        Memory.putByte(to + at, Memory.getByte(value + width - 1 - at));
      }
      to += width;
    }
    out.advance((long) width * count);
  }
}
