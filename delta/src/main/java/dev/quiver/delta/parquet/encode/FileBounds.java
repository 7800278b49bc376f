package dev.quiver.delta.parquet.encode;

import java.util.Arrays;
import java.util.Optional;

/// Bounds as a file's statistics have them: short, and with zeros of the sign that keeps both zeros
/// inside.
final class FileBounds {
  private final byte[] min;
  private final Optional<byte[]> max;
  private final boolean exact;

  private FileBounds(byte[] min, Optional<byte[]> max, boolean exact) {
    this.min = min;
    this.max = max;
    this.exact = exact;
  }

  /// The file's form of bounds; empty where they are not known.
  static Optional<FileBounds> of(Bounds bounds, Leaf leaf) {
    if (!bounds.isKnown()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (leaf.order()) {
          case BYTES -> cut(bounds, leaf.isText());
          case FLOAT, DOUBLE ->
              new FileBounds(
                  zero(bounds.min(), (byte) 0x80), Optional.of(zero(bounds.max(), (byte) 0)), true);
          case BOOLEAN, INT, LONG, FIXED ->
              new FileBounds(bounds.min(), Optional.of(bounds.max()), true);
        });
  }

  byte[] min() {
    return min;
  }

  Optional<byte[]> max() {
    return max;
  }

  /// Whether the bounds are values of the column.
  boolean exact() {
    return exact;
  }

  private static FileBounds cut(Bounds bounds, boolean text) {
    byte[] min = bounds.min();
    byte[] max = bounds.max();
    return new FileBounds(
        BoundCuts.lower(min, text),
        BoundCuts.upper(max, text),
        Math.max(min.length, max.length) <= BoundCuts.MAX_BYTES);
  }

  /// Gives a zero the sign bit that is said.
  private static byte[] zero(byte[] value, byte sign) {
    byte[] magnitude = value.clone();
    magnitude[value.length - 1] &= 0x7f;
    if (!Arrays.equals(magnitude, new byte[value.length])) {
      return value;
    }
    magnitude[value.length - 1] = sign;
    return magnitude;
  }
}
