package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.ScalarHashKernels;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// Hashes in lanes.
public final class SimdHashKernels implements HashKernels {
  private final ScalarHashKernels scalar = new ScalarHashKernels();

  @Override
  public void addLongs(long hashes, long values, int rows) {
    int body = Lanes.LONGS.loopBound(rows);
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      long at = hashes + 8L * row;
      LongVector x = Lanes.longs(at).lanewise(VectorOperators.XOR, Lanes.longs(values + 8L * row));
      x = shifted(x, 32).mul(0xD6E8FEB86659FD93L);
      x = shifted(x, 29).mul(0xC2B2AE3D27D4EB4FL);
      shifted(x, 32).intoMemorySegment(Lanes.MEMORY, at, Lanes.ORDER);
    }
    scalar.addLongs(hashes + 8L * body, values + 8L * body, rows - body);
  }

  private static LongVector shifted(LongVector x, int bits) {
    return x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, bits));
  }
}
