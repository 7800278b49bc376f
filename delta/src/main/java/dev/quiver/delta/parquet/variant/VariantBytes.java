package dev.quiver.delta.parquet.variant;

import dev.quiver.exec.batch.Memory;
import java.util.Arrays;

/// The bytes of one variant, as far as they are written.
final class VariantBytes {
  private byte[] bytes = new byte[1_024];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// The bytes, of which those before the size count.
  byte[] array() {
    return bytes;
  }

  void put(int one) {
    reserve(1);
    bytes[size++] = (byte) one;
  }

  /// Appends the lowest bytes of a number, the lowest first.
  void put(long number, int width) {
    reserve(width);
    set(size, number, width);
    size += width;
  }

  void copy(long address, int length) {
    reserve(length);
    Memory.copy(address, bytes, size, length);
    size += length;
  }

  /// Moves what was written from a place on, to make room before it.
  void insert(int at, int count) {
    reserve(count);
    System.arraycopy(bytes, at, bytes, at + count, size - at);
    size += count;
  }

  /// Overwrites bytes with the lowest bytes of a number.
  void set(int at, long number, int width) {
    for (int i = 0; i < width; i++) {
      bytes[at + i] = (byte) (number >>> (Byte.SIZE * i));
    }
  }

  private void reserve(int count) {
    if (count > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), 2 * bytes.length));
    }
  }
}
