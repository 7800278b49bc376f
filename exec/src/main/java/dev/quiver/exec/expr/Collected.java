package dev.quiver.exec.expr;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Copies small vectors into memory that the collector frees: an allocator's would need someone to
/// close it.
final class Collected {
  private Collected() {}

  /// A copy of a vector, long text and all.
  static FlatVector copy(FlatVector vector) {
    int rows = vector.rows();
    int width = Width.of(vector.type());
    long bitmap = vector.validity() == 0 ? 0 : (rows + 63L) / 64 * Long.BYTES;
    long values = ((long) rows * width + 15) / 8 * 8;
    boolean isView = Width.isView(vector.type());
    MemorySegment memory =
        Arena.ofAuto().allocate(bitmap + values + (isView ? textBytes(vector) : 0), Long.BYTES);
    long address = memory.address();
    if (bitmap > 0) {
      Memory.copy(vector.validity(), address, bitmap);
    }
    Memory.copy(vector.values(), address + bitmap, (long) rows * width);
    if (isView) {
      copyText(vector, address + bitmap, address + bitmap + values);
    }
    return new FlatVector(
        vector.type(),
        rows,
        bitmap == 0 ? 0 : address,
        address + bitmap,
        Lease.ofCollected(memory));
  }

  private static boolean isLong(FlatVector vector, int row) {
    return !vector.isNull(row)
        && Views.length(vector.values() + (long) Views.WIDTH * row) > Views.MAX_INLINE;
  }

  private static long textBytes(FlatVector vector) {
    long bytes = 0;
    for (int row = 0; row < vector.rows(); row++) {
      bytes += isLong(vector, row) ? Views.length(vector.values() + (long) Views.WIDTH * row) : 0;
    }
    return bytes;
  }

  private static void copyText(FlatVector vector, long views, long texts) {
    long next = texts;
    for (int row = 0; row < vector.rows(); row++) {
      if (isLong(vector, row)) {
        long view = vector.values() + (long) Views.WIDTH * row;
        int length = Views.length(view);
        Memory.copy(Views.text(view), next, length);
        Views.put(views + (long) Views.WIDTH * row, next, length);
        next += length;
      }
    }
  }
}
