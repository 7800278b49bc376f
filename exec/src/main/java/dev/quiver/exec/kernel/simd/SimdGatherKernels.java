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
      IntVector words = entries4(dictionary, entries);
      for (int row = 0; row < done; row += INTS) {
        store(Lanes.ints(codes + 4L * row).selectFrom(words), out + 4L * row);
      }
    }
    scalar.gather4(dictionary, entries, codes + 4L * done, out + 4L * done, rows - done);
  }

  @Override
  public void gather8(long dictionary, int entries, long codes, long out, int rows) {
    int done = 0;
    if (entries <= LONGS) {
      done = Lanes.LONGS.loopBound(rows);
      LongVector words = entries8(dictionary, entries);
      for (int row = 0; row < done; row += LONGS) {
        store(codes(codes + 4L * row).selectFrom(words), out + 8L * row);
      }
    } else if (entries <= 2 * LONGS) {
      done = Lanes.LONGS.loopBound(rows);
      LongVector low = entries8(dictionary, LONGS);
      LongVector high = entries8(dictionary + 8L * LONGS, entries - LONGS);
      for (int row = 0; row < done; row += LONGS) {
        store(codes(codes + 4L * row).selectFrom(low, high), out + 8L * row);
      }
    }
    scalar.gather8(dictionary, entries, codes + 4L * done, out + 8L * done, rows - done);
  }

  @Override
  public void gather16(long dictionary, int entries, long codes, long out, int rows) {
    scalar.gather16(dictionary, entries, codes, out, rows);
  }

  private static IntVector entries4(long dictionary, int entries) {
    return IntVector.fromMemorySegment(
        Lanes.INTS, Lanes.MEMORY, dictionary, Lanes.ORDER, Lanes.INTS.indexInRange(0, entries));
  }

  private static LongVector entries8(long dictionary, int entries) {
    return LongVector.fromMemorySegment(
        Lanes.LONGS, Lanes.MEMORY, dictionary, Lanes.ORDER, Lanes.LONGS.indexInRange(0, entries));
  }

  private static LongVector codes(long address) {
    return (LongVector)
        IntVector.fromMemorySegment(HALF, Lanes.MEMORY, address, Lanes.ORDER)
            .castShape(Lanes.LONGS, 0);
  }

  private static void store(IntVector values, long address) {
    values.intoMemorySegment(Lanes.MEMORY, address, Lanes.ORDER);
  }

  private static void store(LongVector values, long address) {
    values.intoMemorySegment(Lanes.MEMORY, address, Lanes.ORDER);
  }
}
