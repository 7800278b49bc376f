package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.ScalarUnpackKernels;
import dev.quiver.exec.kernel.UnpackKernels;
import java.util.stream.IntStream;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Unpacks a vector of numbers at once: brings each number's four bytes into its lane, shifts,
/// masks. Numbers of more than 25 bits may need five bytes and are left to the scalar twin.
public final class SimdUnpackKernels implements UnpackKernels {
  private static final int MAX_WIDTH = 25;
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final int LANES = Lanes.INTS.length();

  // By width.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static final VectorShuffle<Byte>[] SHUFFLES =
      IntStream.rangeClosed(0, MAX_WIDTH)
          .mapToObj(SimdUnpackKernels::shuffle)
          .toArray(VectorShuffle[]::new);

  private static final int[] SHIFTS =
      IntStream.range(0, (MAX_WIDTH + 1) * LANES)
          .map(at -> at % LANES * (at / LANES) & 7)
          .toArray();

  private final ScalarUnpackKernels scalar = new ScalarUnpackKernels();

  @Override
  public void unpack(long source, int width, long out, int count) {
    // A step of fewer than 8 lanes would not end on a byte.
    int done =
        width == 0 || width > MAX_WIDTH || LANES < 8 ? 0 : unpackLanes(source, width, out, count);
    long bytes = (long) done * width / 8;
    if (width == 32) {
      Memory.copy(source, out, 4L * count);
    } else {
      scalar.unpack(source + bytes, width, out + 4L * done, count - done);
    }
  }

  /// Unpacks as many numbers as fill whole vectors, and says how many.
  private static int unpackLanes(long source, int width, long out, int count) {
    VectorShuffle<Byte> shuffle = SHUFFLES[width];
    IntVector shifts = IntVector.fromArray(Lanes.INTS, SHIFTS, width * LANES);
    int mask = (1 << width) - 1;
    long step = (long) LANES * width / 8;
    int index = 0;
    for (long at = source; index + LANES <= count; at += step, index += LANES) {
      ByteVector.fromMemorySegment(BYTES, Lanes.MEMORY, at, Lanes.ORDER)
          .rearrange(shuffle)
          .reinterpretAsInts()
          .lanewise(VectorOperators.LSHR, shifts)
          .and(mask)
          .intoMemorySegment(Lanes.MEMORY, out + 4L * index, Lanes.ORDER);
    }
    return index;
  }

  private static VectorShuffle<Byte> shuffle(int width) {
    int[] bytes =
        IntStream.range(0, BYTES.length())
            .map(at -> Math.min(BYTES.length() - 1, ((at / 4 * width) >> 3) + at % 4))
            .toArray();
    return VectorShuffle.fromArray(BYTES, bytes, 0);
  }
}
