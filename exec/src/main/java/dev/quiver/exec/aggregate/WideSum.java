package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// Sums decimals of 128 bits in 192, so that a sum on its way may be larger than any result.
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
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(rows[i] + at, in.values() + (long) in.at()[i] * WIDTH);
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
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
