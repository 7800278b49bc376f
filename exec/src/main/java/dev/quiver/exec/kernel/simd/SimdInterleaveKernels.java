package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.InterleaveKernels;
import dev.quiver.exec.kernel.ScalarInterleaveKernels;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Widens a vector of bytes of each stream to numbers, shifts them to their places, and puts them
/// together.
public final class SimdInterleaveKernels implements InterleaveKernels {
  /// There is no vector of fewer bytes.
  private static final int LEAST_LANES = 8;

  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final VectorSpecies<Byte> INT_BYTES = bytes(INTS.length());
  private static final VectorSpecies<Byte> LONG_BYTES = bytes(LONGS.length());

  private final ScalarInterleaveKernels scalar = new ScalarInterleaveKernels();

  @Override
  public void interleave(long source, long stride, int width, long out, int count) {
    int done = 0;
    if (width == 4 && INTS.length() >= LEAST_LANES) {
      done = fours(source, stride, out, count);
    } else if (width == 8 && LONGS.length() >= LEAST_LANES) {
      done = eights(source, stride, out, count);
    }
    scalar.interleave(source + done, stride, width, out + (long) width * done, count - done);
  }

  private static int fours(long source, long stride, long out, int count) {
    int index = 0;
    for (; index + INTS.length() <= count; index += INTS.length()) {
      long at = source + index;
      IntVector part0 =
          (IntVector)
              ByteVector.fromMemorySegment(INT_BYTES, Lanes.MEMORY, at, Lanes.ORDER)
                  .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
      IntVector part1 =
          (IntVector)
              ByteVector.fromMemorySegment(INT_BYTES, Lanes.MEMORY, at + stride, Lanes.ORDER)
                  .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
      IntVector part2 =
          (IntVector)
              ByteVector.fromMemorySegment(INT_BYTES, Lanes.MEMORY, at + 2 * stride, Lanes.ORDER)
                  .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
      IntVector part3 =
          (IntVector)
              ByteVector.fromMemorySegment(INT_BYTES, Lanes.MEMORY, at + 3 * stride, Lanes.ORDER)
                  .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
      part0
          .or(part1.lanewise(VectorOperators.LSHL, 8))
          .or(part2.lanewise(VectorOperators.LSHL, 16))
          .or(part3.lanewise(VectorOperators.LSHL, 24))
          .intoMemorySegment(Lanes.MEMORY, out + 4L * index, Lanes.ORDER);
    }
    return index;
  }

  private static int eights(long source, long stride, long out, int count) {
    int index = 0;
    for (; index + LONGS.length() <= count; index += LONGS.length()) {
      long at = source + index;
      LongVector sum = LongVector.zero(LONGS);
      for (int stream = 0; stream < Long.BYTES; stream++) {
        LongVector part =
            (LongVector)
                ByteVector.fromMemorySegment(
                        LONG_BYTES, Lanes.MEMORY, at + stream * stride, Lanes.ORDER)
                    .convertShape(VectorOperators.ZERO_EXTEND_B2L, LONGS, 0);
        sum = sum.or(part.lanewise(VectorOperators.LSHL, Byte.SIZE * (long) stream));
      }
      sum.intoMemorySegment(Lanes.MEMORY, out + 8L * index, Lanes.ORDER);
    }
    return index;
  }

  private static VectorSpecies<Byte> bytes(int lanes) {
    int bits = Math.max(LEAST_LANES, lanes) * Byte.SIZE;
    return VectorSpecies.of(byte.class, VectorShape.forBitSize(bits));
  }
}
