package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.SpreadKernels;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Decodes values of rows of which some are NULL to their places; the rows between get zeros.
final class Spread implements AutoCloseable {
  private final SpreadKernels kernels;
  private final Buffers dense;

  Spread(SpreadKernels kernels, BufferAllocator allocator) {
    this.kernels = kernels;
    this.dense = new Buffers(allocator);
  }

  /// Has `values` write `present` values, `width` bytes each, and spreads them over `rows` rows
  /// from `to` on: those whose bits, from bit `from` on, are set.
  void read(Source values, int width, int present, long to, int rows, long bitmap, int from) {
    if (width < Integer.BYTES || from % Byte.SIZE != 0) {
      values.read(to, present);
      inPlace(width, to, rows, present, bitmap, from);
      return;
    }
    ArrowBuf buffer = dense.take((long) width * present);
    try {
      long packed = buffer.memoryAddress();
      long bits = bitmap + (from >>> 3);
      values.read(packed, present);
      switch (width) {
        case 4 -> kernels.spread4(packed, present, bits, to, rows);
        case 8 -> kernels.spread8(packed, present, bits, to, rows);
        case 16 -> kernels.spread16(packed, present, bits, to, rows);
        default -> throw new AssertionError("no such width: " + width);
      }
    } finally {
      buffer.getReferenceManager().release();
    }
  }

  @Override
  public void close() {
    dense.close();
  }

  /// Where values come from.
  interface Source {
    /// Writes the next `count` values to `to`.
    void read(long to, int count);
  }

  /// From the back, for what begins inside of a byte of the bitmap or is too narrow for a kernel.
  private static void inPlace(
      int width, long values, int rows, int present, long bitmap, int from) {
    int source = present;
    for (int row = rows - 1; row >= 0 && source <= row; row--) {
      long to = values + (long) width * row;
      if (Memory.getBit(bitmap, from + row)) {
        source--;
        move(width, values + (long) width * source, to);
      } else {
        clear(width, to);
      }
    }
  }

  private static void move(int width, long from, long to) {
    switch (width) {
      case 1 -> Memory.putByte(to, Memory.getByte(from));
      case 2 -> Memory.putShort(to, Memory.getShort(from));
      case 4 -> Memory.putInt(to, Memory.getInt(from));
      case 8 -> Memory.putLong(to, Memory.getLong(from));
      default -> {
        Memory.putLong(to, Memory.getLong(from));
        Memory.putLong(to + 8, Memory.getLong(from + 8));
      }
    }
  }

  private static void clear(int width, long to) {
    switch (width) {
      case 1 -> Memory.putByte(to, (byte) 0);
      case 2 -> Memory.putShort(to, (short) 0);
      case 4 -> Memory.putInt(to, 0);
      case 8 -> Memory.putLong(to, 0);
      default -> {
        Memory.putLong(to, 0);
        Memory.putLong(to + 8, 0);
      }
    }
  }
}
