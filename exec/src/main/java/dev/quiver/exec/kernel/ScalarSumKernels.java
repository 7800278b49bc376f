package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Sums value by value.
public final class ScalarSumKernels implements SumKernels {
  @Override
  public void addLongs(long sum, long values, int rows) {
    long low = 0;
    long high = 0;
    for (int row = 0; row < rows; row++) {
      long value = Memory.getLong(values + 8L * row);
      low += value & 0xffff_ffffL;
      high += value >> 32;
    }
    addHalves(sum, low, high);
  }

  @Override
  public void addDoubles(long sum, long values, int rows) {
    long greatest = 0;
    for (int row = 0; row < rows; row++) {
      greatest = Math.max(greatest, Memory.getLong(values + 8L * row) & Long.MAX_VALUE);
    }
    if (ReproducibleSum.prepare(sum, greatest)) {
      addPlain(sum, values, rows);
    } else {
      ReproducibleSum.addEach(sum, values, rows);
    }
  }

  /// What [ReproducibleSum#add] does, with the bins kept in registers.
  private static void addPlain(long sum, long values, int rows) {
    int lowest = ReproducibleSum.lowest(sum);
    double anchor3 = ReproducibleSum.anchor(lowest, 3);
    double anchor2 = ReproducibleSum.anchor(lowest, 2);
    double anchor1 = ReproducibleSum.anchor(lowest, 1);
    double anchor0 = ReproducibleSum.anchor(lowest, 0);
    long bits3 = 0;
    long bits2 = 0;
    long bits1 = 0;
    long bits0 = 0;
    for (int row = 0; row < rows; row++) {
      double rest = Memory.getDouble(values + 8L * row);
      double anchored = rest + anchor3;
      bits3 += Double.doubleToRawLongBits(anchored);
      rest -= anchored - anchor3;
      anchored = rest + anchor2;
      bits2 += Double.doubleToRawLongBits(anchored);
      rest -= anchored - anchor2;
      anchored = rest + anchor1;
      bits1 += Double.doubleToRawLongBits(anchored);
      rest -= anchored - anchor1;
      bits0 += Double.doubleToRawLongBits(rest + anchor0);
    }
    ReproducibleSum.addAnchored(sum, 3, bits3, rows);
    ReproducibleSum.addAnchored(sum, 2, bits2, rows);
    ReproducibleSum.addAnchored(sum, 1, bits1, rows);
    ReproducibleSum.addAnchored(sum, 0, bits0, rows);
  }

  /// Adds `high * 2^32 + low` to a 128-bit number; `low` is not negative.
  public static void addHalves(long sum, long low, long high) {
    long addend = (high << 32) + low;
    long carry = Long.compareUnsigned(addend, low) < 0 ? 1 : 0;
    long before = Memory.getLong(sum);
    long after = before + addend;
    carry += Long.compareUnsigned(after, before) < 0 ? 1 : 0;
    Memory.putLong(sum, after);
    Memory.putLong(sum + 8, Memory.getLong(sum + 8) + (high >> 32) + carry);
  }
}
