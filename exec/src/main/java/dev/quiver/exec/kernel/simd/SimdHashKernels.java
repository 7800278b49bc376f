package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.ScalarHashKernels;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// Hashes in lanes.
public final class SimdHashKernels implements HashKernels {
  @Override
  public void addLongs(long[] hashes, long values, int rows) {
    int body = Lanes.LONGS.loopBound(rows);
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      LongVector x =
          LongVector.fromArray(Lanes.LONGS, hashes, row)
              .lanewise(
                  VectorOperators.XOR,
                  LongVector.fromMemorySegment(
                      Lanes.LONGS, Lanes.MEMORY, values + 8L * row, Lanes.ORDER));
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 32));
      x = x.mul(0xD6E8FEB86659FD93L);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 29));
      x = x.mul(0xC2B2AE3D27D4EB4FL);
      x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 32)).intoArray(hashes, row);
    }
    ScalarHashKernels.addLongs(hashes, values, body, rows);
  }
}
