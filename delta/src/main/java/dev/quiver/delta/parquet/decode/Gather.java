package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.GatherKernels;

/// Looks codes up in a dictionary.
final class Gather {
  private Gather() {}

  /// Writes the entry of each code; entries are `width` bytes wide.
  static void gather(
      GatherKernels kernels, int width, FlatVector dictionary, long codes, int count, long to) {
    long entries = dictionary.values();
    switch (width) {
      case 1 -> bytes(entries, codes, count, to);
      case 2 -> shorts(entries, codes, count, to);
      case 4 -> kernels.gather4(entries, dictionary.rows(), codes, to, count);
      case 8 -> kernels.gather8(entries, dictionary.rows(), codes, to, count);
      case 16 -> kernels.gather16(entries, dictionary.rows(), codes, to, count);
      default -> throw new AssertionError("no such width: " + width);
    }
  }

  private static void bytes(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putByte(to + i, Memory.getByte(dictionary + Memory.getInt(codes + 4L * i)));
    }
  }

  private static void shorts(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putShort(
          to + 2L * i, Memory.getShort(dictionary + 2L * Memory.getInt(codes + 4L * i)));
    }
  }
}
