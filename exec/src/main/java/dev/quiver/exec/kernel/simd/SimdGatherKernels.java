package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.GatherKernels;
import dev.quiver.exec.kernel.ScalarGatherKernels;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Gathers from a dictionary that fits one register, or two for 8-byte values.
///
/// There is no gather from memory outside the heap. Two registers of 4-byte values, and one
/// register for each 16-byte value, were measured slower than plain loads: all that is the scalar
/// twin's.
public final class SimdGatherKernels implements GatherKernels {
  private static final int LONGS = Lanes.LONGS.length();
  private static final int INTS = Lanes.INTS.length();

  /// As many codes as there are lanes of 8 bytes.
  private static final VectorSpecies<Integer> HALF =
      VectorSpecies.of(
          int.class, VectorShape.forBitSize(Math.max(64, Lanes.LONGS.vectorBitSize() / 2)));

  private final ScalarGatherKernels scalar = new ScalarGatherKernels();

  @Override
  public void gather4(long dictionary, int entries, long codes, long out, int rows) {
    int done = 0;
    if (entries <= INTS) {
      done = Lanes.INTS.loopBound(rows);
      IntVector words =
          IntVector.fromMemorySegment(
              Lanes.INTS,
              Lanes.MEMORY,
              dictionary,
              Lanes.ORDER,
              Lanes.INTS.indexInRange(0, entries));
      for (int row = 0; row < done; row += INTS) {
        IntVector.fromMemorySegment(Lanes.INTS, Lanes.MEMORY, codes + 4L * row, Lanes.ORDER)
            .selectFrom(words)
            .intoMemorySegment(Lanes.MEMORY, out + 4L * row, Lanes.ORDER);
      }
    }
    scalar.gather4(dictionary, entries, codes + 4L * done, out + 4L * done, rows - done);
  }

  @Override
  public void gather8(long dictionary, int entries, long codes, long out, int rows) {
    int done = 0;
    if (entries <= LONGS) {
      done = Lanes.LONGS.loopBound(rows);
      LongVector words =
          LongVector.fromMemorySegment(
              Lanes.LONGS,
              Lanes.MEMORY,
              dictionary,
              Lanes.ORDER,
              Lanes.LONGS.indexInRange(0, entries));
      for (int row = 0; row < done; row += LONGS) {
        LongVector places =
            (LongVector)
                IntVector.fromMemorySegment(HALF, Lanes.MEMORY, codes + 4L * row, Lanes.ORDER)
                    .castShape(Lanes.LONGS, 0);
        places.selectFrom(words).intoMemorySegment(Lanes.MEMORY, out + 8L * row, Lanes.ORDER);
      }
    } else if (entries <= 2 * LONGS) {
      done = Lanes.LONGS.loopBound(rows);
      LongVector low =
          LongVector.fromMemorySegment(Lanes.LONGS, Lanes.MEMORY, dictionary, Lanes.ORDER);
      LongVector high =
          LongVector.fromMemorySegment(
              Lanes.LONGS,
              Lanes.MEMORY,
              dictionary + 8L * LONGS,
              Lanes.ORDER,
              Lanes.LONGS.indexInRange(0, entries - LONGS));
      for (int row = 0; row < done; row += LONGS) {
        LongVector places =
            (LongVector)
                IntVector.fromMemorySegment(HALF, Lanes.MEMORY, codes + 4L * row, Lanes.ORDER)
                    .castShape(Lanes.LONGS, 0);
        places.selectFrom(low, high).intoMemorySegment(Lanes.MEMORY, out + 8L * row, Lanes.ORDER);
      }
    }
    scalar.gather8(dictionary, entries, codes + 4L * done, out + 8L * done, rows - done);
  }

  @Override
  public void gather16(long dictionary, int entries, long codes, long out, int rows) {
    scalar.gather16(dictionary, entries, codes, out, rows);
  }
}
