package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.ProductKernels;
import dev.quiver.exec.kernel.ScalarProductKernels;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/// Multiplies in lanes, and gathers the bits of all factors on the way.
public final class SimdProductKernels implements ProductKernels {
  @Override
  public int multiply(long left, int leftStep, long right, int rightStep, long out, int rows) {
    if (rows == 0) {
      return 0;
    }
    if (leftStep == 0) {
      return rightStep == 0
          ? new ScalarProductKernels().multiply(left, 0, right, 0, out, rows)
          : byOne(right, Memory.getLong(left), out, rows);
    }
    return rightStep == 0
        ? byOne(left, Memory.getLong(right), out, rows)
        : pairs(left, right, out, rows);
  }

  private static int pairs(long left, long right, long out, int rows) {
    int body = Lanes.LONGS.loopBound(rows);
    LongVector leftBits = LongVector.zero(Lanes.LONGS);
    LongVector rightBits = LongVector.zero(Lanes.LONGS);
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      LongVector a =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, left + 8L * row, Lanes.ORDER);
      LongVector b =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, right + 8L * row, Lanes.ORDER);
      leftBits = leftBits.or(a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.ASHR, 63)));
      rightBits =
          rightBits.or(b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.ASHR, 63)));
      a.mul(b).intoMemorySegment(Lanes.MEMORY, out + 8L * row, Lanes.ORDER);
    }
    long ofLeft = leftBits.reduceLanes(VectorOperators.OR);
    long ofRight = rightBits.reduceLanes(VectorOperators.OR);
    for (int row = body; row < rows; row++) {
      long a = Memory.getLong(left + 8L * row);
      long b = Memory.getLong(right + 8L * row);
      ofLeft |= a ^ a >> 63;
      ofRight |= b ^ b >> 63;
      Memory.putLong(out + 8L * row, a * b);
    }
    return ScalarProductKernels.bits(ofLeft) + ScalarProductKernels.bits(ofRight);
  }

  private static int byOne(long values, long factor, long out, int rows) {
    int body = Lanes.LONGS.loopBound(rows);
    LongVector all = LongVector.zero(Lanes.LONGS);
    for (int row = 0; row < body; row += Lanes.LONGS.length()) {
      LongVector value =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, values + 8L * row, Lanes.ORDER);
      all = all.or(value.lanewise(VectorOperators.XOR, value.lanewise(VectorOperators.ASHR, 63)));
      value.mul(factor).intoMemorySegment(Lanes.MEMORY, out + 8L * row, Lanes.ORDER);
    }
    long bits = all.reduceLanes(VectorOperators.OR);
    for (int row = body; row < rows; row++) {
      long value = Memory.getLong(values + 8L * row);
      bits |= value ^ value >> 63;
      Memory.putLong(out + 8L * row, value * factor);
    }
    return ScalarProductKernels.bits(bits) + ScalarProductKernels.bits(factor ^ factor >> 63);
  }
}
