package dev.quiver.exec.kernel.simd;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.ScalarSpreadKernels;
import dev.quiver.exec.kernel.SpreadKernels;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Spreads up to eight rows at once: their validity bits choose, from a table, which of the next
/// values goes to which lane.
public final class SimdSpreadKernels implements SpreadKernels {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  private static final VectorSpecies<Long> LONGS = Lanes.LONGS;

  /// How many rows go at once; a divisor of 8, so that their bits are in one byte.
  private static final int LONG_LANES = LONGS.length();

  /// For each pattern of bits, each lane's place among the pattern's set bits.
  private static final int[] INT_PLACES = new int[256 * 8];

  private static final long[] LONG_PLACES = new long[(1 << LONG_LANES) * LONG_LANES];

  static {
    for (int bits = 0; bits < 256; bits++) {
      for (int lane = 0; lane < 8; lane++) {
        INT_PLACES[8 * bits + lane] = Integer.bitCount(bits & (1 << lane) - 1);
      }
    }
    for (int bits = 0; bits < 1 << LONG_LANES; bits++) {
      for (int lane = 0; lane < LONG_LANES; lane++) {
        LONG_PLACES[LONG_LANES * bits + lane] = Integer.bitCount(bits & (1 << lane) - 1);
      }
    }
  }

  private final ScalarSpreadKernels scalar = new ScalarSpreadKernels();

  @Override
  public void spread4(long dense, int values, long validity, long out, int rows) {
    long last = dense + 4L * values - INTS.vectorByteSize();
    long from = dense;
    int row = 0;
    for (; row + 8 <= rows && from <= last; row += 8) {
      int bits = Memory.getByte(validity + (row >>> 3)) & 0xff;
      IntVector next = IntVector.fromMemorySegment(INTS, Lanes.MEMORY, from, Lanes.ORDER);
      IntVector places = IntVector.fromArray(INTS, INT_PLACES, 8 * bits);
      places
          .selectFrom(next)
          .blend(0, VectorMask.fromLong(INTS, ~bits))
          .intoMemorySegment(Lanes.MEMORY, out + 4L * row, Lanes.ORDER);
      from += 4L * Integer.bitCount(bits);
    }
    int used = (int) ((from - dense) / 4);
    scalar.spread4(from, values - used, validity + (row >>> 3), out + 4L * row, rows - row);
  }

  @Override
  public void spread8(long dense, int values, long validity, long out, int rows) {
    long last = dense + 8L * values - LONGS.vectorByteSize();
    long from = dense;
    int row = 0;
    for (; row + 8 <= rows && from <= last - (8 - LONG_LANES) * 8L; row += 8) {
      int octet = Memory.getByte(validity + (row >>> 3)) & 0xff;
      for (int lane = 0; lane < 8; lane += LONG_LANES) {
        int bits = octet >>> lane & (1 << LONG_LANES) - 1;
        LongVector next = LongVector.fromMemorySegment(LONGS, Lanes.MEMORY, from, Lanes.ORDER);
        LongVector places = LongVector.fromArray(LONGS, LONG_PLACES, LONG_LANES * bits);
        places
            .selectFrom(next)
            .blend(0, VectorMask.fromLong(LONGS, ~bits))
            .intoMemorySegment(Lanes.MEMORY, out + 8L * (row + lane), Lanes.ORDER);
        from += 8L * Integer.bitCount(bits);
      }
    }
    int used = (int) ((from - dense) / 8);
    scalar.spread8(from, values - used, validity + (row >>> 3), out + 8L * row, rows - row);
  }

  @Override
  public void spread16(long dense, int values, long validity, long out, int rows) {
    long from = dense;
    int used = 0;
    int row = 0;
    // Eight at once only where all or none are NULL: one value a vector was measured slower.
    for (; row + 8 <= rows; row += 8) {
      int octet = Memory.getByte(validity + (row >>> 3)) & 0xff;
      long to = out + 16L * row;
      if (octet == 0xff) {
        copy(from, to);
      } else if (octet == 0) {
        Memory.fill(to, 128, (byte) 0);
      } else {
        scalar.spread16(from, values - used, validity + (row >>> 3), to, 8);
      }
      used += Integer.bitCount(octet);
      from = dense + 16L * used;
    }
    scalar.spread16(from, values - used, validity + (row >>> 3), out + 16L * row, rows - row);
  }

  private static void copy(long from, long to) {
    for (int at = 0; at < 128; at += LONGS.vectorByteSize()) {
      LongVector.fromMemorySegment(LONGS, Lanes.MEMORY, from + at, Lanes.ORDER)
          .intoMemorySegment(Lanes.MEMORY, to + at, Lanes.ORDER);
    }
  }
}
