package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.kernel.DeltaKernels;
import dev.quiver.exec.kernel.ScalarDeltaKernels;
import java.util.stream.IntStream;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Brings a vector of differences to its lanes as [SimdUnpackKernels] does, then adds to each lane
/// those before it, at distances that double, and the sum of the vector before.
public final class SimdDeltaKernels implements DeltaKernels {
  /// What lies within one load from any bit of a byte on.
  private static final int MAX_INT_WIDTH = 25;

  private static final int MAX_LONG_WIDTH = 57;

  /// A step of fewer would not end on a byte.
  private static final int LEAST_LANES = 8;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = Lanes.INTS;
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;
  private static final int INT_LANES = INTS.length();
  private static final int LONG_LANES = LONGS.length();

  // By width.
  private static final VectorShuffle<Byte>[] INT_SHUFFLES = shuffles(MAX_INT_WIDTH, 4);
  private static final VectorShuffle<Byte>[] LONG_SHUFFLES = shuffles(MAX_LONG_WIDTH, 8);
  private static final int[] INT_SHIFTS = new int[(MAX_INT_WIDTH + 1) * INT_LANES];
  private static final long[] LONG_SHIFTS = new long[(MAX_LONG_WIDTH + 1) * LONG_LANES];

  private static final VectorShuffle<Integer> LAST_INT =
      VectorShuffle.fromOp(INTS, _ -> INT_LANES - 1);
  private static final VectorShuffle<Long> LAST_LONG =
      VectorShuffle.fromOp(LONGS, _ -> LONG_LANES - 1);

  private static final VectorShuffle<Integer> INT_BY_1 = by(INTS, 1);
  private static final VectorShuffle<Integer> INT_BY_2 = by(INTS, 2);
  private static final VectorShuffle<Integer> INT_BY_4 = by(INTS, 4);
  private static final VectorShuffle<Integer> INT_BY_8 = by(INTS, 8);
  private static final VectorShuffle<Long> LONG_BY_1 = by(LONGS, 1);
  private static final VectorShuffle<Long> LONG_BY_2 = by(LONGS, 2);
  private static final VectorShuffle<Long> LONG_BY_4 = by(LONGS, 4);
  private static final VectorMask<Integer> INT_FROM_1 = VectorMask.fromLong(INTS, -1L << 1);
  private static final VectorMask<Integer> INT_FROM_2 = VectorMask.fromLong(INTS, -1L << 2);
  private static final VectorMask<Integer> INT_FROM_4 = VectorMask.fromLong(INTS, -1L << 4);
  private static final VectorMask<Integer> INT_FROM_8 = VectorMask.fromLong(INTS, -1L << 8);
  private static final VectorMask<Long> LONG_FROM_1 = VectorMask.fromLong(LONGS, -1L << 1);
  private static final VectorMask<Long> LONG_FROM_2 = VectorMask.fromLong(LONGS, -1L << 2);
  private static final VectorMask<Long> LONG_FROM_4 = VectorMask.fromLong(LONGS, -1L << 4);

  static {
    for (int at = 0; at < INT_SHIFTS.length; at++) {
      INT_SHIFTS[at] = at % INT_LANES * (at / INT_LANES) & 7;
    }
    for (int at = 0; at < LONG_SHIFTS.length; at++) {
      LONG_SHIFTS[at] = (long) at % LONG_LANES * (at / LONG_LANES) & 7;
    }
  }

  private final ScalarDeltaKernels scalar = new ScalarDeltaKernels();

  @Override
  public int sumInts(long source, int bit, int width, int step, int before, long out, int count) {
    if (bit != 0 || width == 0 || width > MAX_INT_WIDTH || INT_LANES < LEAST_LANES) {
      return scalar.sumInts(source, bit, width, step, before, out, count);
    }
    VectorShuffle<Byte> shuffle = INT_SHUFFLES[width];
    IntVector shifts = IntVector.fromArray(INTS, INT_SHIFTS, width * INT_LANES);
    IntVector sums = IntVector.broadcast(INTS, before);
    int mask = (1 << width) - 1;
    long bytes = (long) INT_LANES * width / 8;
    long at = source;
    int index = 0;
    for (; index + INT_LANES <= count; at += bytes, index += INT_LANES) {
      IntVector steps =
          ByteVector.fromMemorySegment(BYTES, Lanes.MEMORY, at, Lanes.ORDER)
              .rearrange(shuffle)
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHR, shifts)
              .and(mask)
              .add(step);
      IntVector two = steps.add(steps.rearrange(INT_BY_1, INT_FROM_1));
      IntVector four = two.add(two.rearrange(INT_BY_2, INT_FROM_2));
      IntVector eight = four.add(four.rearrange(INT_BY_4, INT_FROM_4));
      IntVector prefix =
          INT_LANES == LEAST_LANES ? eight : eight.add(eight.rearrange(INT_BY_8, INT_FROM_8));
      sums = prefix.add(sums.rearrange(LAST_INT));
      sums.intoMemorySegment(Lanes.MEMORY, out + 4L * index, Lanes.ORDER);
    }
    int last = sums.lane(INT_LANES - 1);
    return scalar.sumInts(at, 0, width, step, last, out + 4L * index, count - index);
  }

  @Override
  public long sumLongs(
      long source, int bit, int width, long step, long before, long out, int count) {
    if (bit != 0 || width == 0 || width > MAX_LONG_WIDTH || LONG_LANES < LEAST_LANES) {
      return scalar.sumLongs(source, bit, width, step, before, out, count);
    }
    VectorShuffle<Byte> shuffle = LONG_SHUFFLES[width];
    LongVector shifts = LongVector.fromArray(LONGS, LONG_SHIFTS, width * LONG_LANES);
    LongVector sums = LongVector.broadcast(LONGS, before);
    long mask = (1L << width) - 1;
    long bytes = (long) LONG_LANES * width / 8;
    long at = source;
    int index = 0;
    for (; index + LONG_LANES <= count; at += bytes, index += LONG_LANES) {
      LongVector steps =
          ByteVector.fromMemorySegment(BYTES, Lanes.MEMORY, at, Lanes.ORDER)
              .rearrange(shuffle)
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHR, shifts)
              .and(mask)
              .add(step);
      LongVector two = steps.add(steps.rearrange(LONG_BY_1, LONG_FROM_1));
      LongVector four = two.add(two.rearrange(LONG_BY_2, LONG_FROM_2));
      LongVector prefix = four.add(four.rearrange(LONG_BY_4, LONG_FROM_4));
      sums = prefix.add(sums.rearrange(LAST_LONG));
      sums.intoMemorySegment(Lanes.MEMORY, out + 8L * index, Lanes.ORDER);
    }
    long last = sums.lane(LONG_LANES - 1);
    return scalar.sumLongs(at, 0, width, step, last, out + 8L * index, count - index);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static VectorShuffle<Byte>[] shuffles(int most, int bytes) {
    return IntStream.rangeClosed(0, most)
        .mapToObj(width -> shuffle(width, bytes))
        .toArray(VectorShuffle[]::new);
  }

  private static VectorShuffle<Byte> shuffle(int width, int bytes) {
    return VectorShuffle.fromOp(
        BYTES, at -> Math.min(BYTES.length() - 1, ((at / bytes * width) >> 3) + at % bytes));
  }

  private static <E> VectorShuffle<E> by(VectorSpecies<E> species, int lanes) {
    return VectorShuffle.fromOp(species, lane -> Math.max(0, lane - lanes));
  }
}
