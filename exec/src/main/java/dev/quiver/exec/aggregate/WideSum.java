package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;
import dev.quiver.exec.hash.PartitionedRows;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// Sums decimals of 128 bits in 192, so that a sum on its way may be larger than any result. A
/// batch may bring them in 64 bits, if all its values fit.
///
/// State: the number of values, and the sum's three words from the lowest.
record WideSum(int at, SumResult result) implements Accumulator {
  private static final int WIDTH = 16;

  @Override
  public int bytes() {
    return 4 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    if (!in.isWide()) {
      addNarrow(in, rows);
      return;
    }
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(rows[i] + at, in.values() + (long) in.at()[i] * WIDTH);
      }
    }
  }

  @Override
  public boolean addFew(Cursor in, FewGroups groups) {
    if (in.mayBeNull()) {
      return false;
    }
    long[] sums = groups.sums();
    long bits = in.isWide() ? addFew(in, groups, sums) : FewSums.addLongs(in, groups, sums);
    if (!FewSums.areSmall(bits)) {
      return false;
    }
    groups.fold(sums);
    for (int id = 0; id < groups.numbers(); id++) {
      if (groups.count(id) > 0) {
        long sign = sums[id] >> 63;
        addTo(groups.row(id) + at, groups.count(id), sums[id], sign, sign);
      }
    }
    return true;
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    if (!in.isWide()) {
      addAllNarrow(in, row + at);
      return;
    }
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(row + at, in.values() + (long) in.at()[i] * WIDTH);
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long other = from[i] + at;
      addTo(
          to[i] + at,
          Memory.getLong(other),
          Memory.getLong(other + 8),
          Memory.getLong(other + 16),
          Memory.getLong(other + 24));
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    return result.write(
        count,
        allocator,
        i -> Memory.getLong(rows[i] + at),
        i -> Memory.getLong(rows[i] + at + 8),
        i -> false,
        i -> sum(rows[i] + at));
  }

  /// Adds up each group in one word; answers the bits that any of the values has.
  private static long addFew(Cursor in, FewGroups groups, long[] sums) {
    int[] ids = groups.ids();
    int[] index = in.at();
    long values = in.values();
    int stride = groups.stride();
    long bits = 0;
    for (int i = 0; i < in.rows(); i++) {
      long value = values + (long) index[i] * WIDTH;
      long low = Memory.getLong(value);
      long sign = low >> 63;
      sums[ids[i] + (i & 3) * stride] += low;
      bits |= (low ^ sign) | (Memory.getLong(value + 8) ^ sign);
    }
    return bits;
  }

  private void addNarrow(Cursor in, long[] rows) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addLong(rows[i] + at, Memory.getLong(in.values() + 8L * in.at()[i]));
      }
    }
  }

  /// Adds all values up in two halves first, which no batch overflows.
  private static void addAllNarrow(Cursor in, long state) {
    long values = in.values();
    int[] index = in.at();
    long low = 0;
    long high = 0;
    long count = 0;
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        long value = Memory.getLong(values + 8L * index[i]);
        low += value & 0xffff_ffffL;
        high += value >> 32;
        count++;
      }
    }
    long sum = (high << 32) + low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    long middle = (high >> 32) + carry;
    addTo(state, count, sum, middle, middle >> 63);
  }

  private static void addLong(long state, long value) {
    addTo(state, 1, value, value >> 63, value >> 63);
  }

  private static BigInteger sum(long state) {
    return BigInteger.valueOf(Memory.getLong(state + 24))
        .shiftLeft(Long.SIZE)
        .add(SumResult.unsigned(Memory.getLong(state + 16)))
        .shiftLeft(Long.SIZE)
        .add(SumResult.unsigned(Memory.getLong(state + 8)));
  }

  private static void addValue(long state, long value) {
    long high = Memory.getLong(value + 8);
    addTo(state, 1, Memory.getLong(value), high, high >> 63);
  }

  private static void addTo(long state, long count, long low, long middle, long high) {
    long lowSum = Memory.getLong(state + 8) + low;
    long carry = Long.compareUnsigned(lowSum, low) < 0 ? 1 : 0;
    long withoutCarry = Memory.getLong(state + 16) + middle;
    long middleSum = withoutCarry + carry;
    long carries = Long.compareUnsigned(withoutCarry, middle) < 0 ? 1 : 0;
    carries += Long.compareUnsigned(middleSum, withoutCarry) < 0 ? 1 : 0;
    Memory.putLong(state, Memory.getLong(state) + count);
    Memory.putLong(state + 8, lowSum);
    Memory.putLong(state + 16, middleSum);
    Memory.putLong(state + 24, Memory.getLong(state + 24) + high + carries);
  }
}
