package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// The variance of integers and of decimals of 64 bits, from exact sums of the values and of their
/// squares: (n Σx² − (Σx)²) / n², a quotient of integers, rounded once.
///
/// State: the number of values, their sum in two words, that of their squares in three, from the
/// lowest.
record ExactVariance(int at, Numbers numbers, VarianceResult result) implements Accumulator {
  private static final int SUM = 8;
  private static final int SQUARES = 24;

  @Override
  public int bytes() {
    return 6 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(rows[i] + at, numbers.load(in.values(), in.at()[i]));
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(row + at, numbers.load(in.values(), in.at()[i]));
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long state = to[i] + at;
      long other = from[i] + at;
      Memory.putLong(state, Memory.getLong(state) + Memory.getLong(other));
      add(state + SUM, 2, Memory.getLong(other + SUM), Memory.getLong(other + SUM + 8), 0);
      add(
          state + SQUARES,
          3,
          Memory.getLong(other + SQUARES),
          Memory.getLong(other + SQUARES + 8),
          Memory.getLong(other + SQUARES + 16));
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    return result.write(
        count, allocator, i -> Memory.getLong(rows[i] + at), i -> deviation(rows[i] + at));
  }

  private static VarianceResult.Deviation deviation(long state) {
    BigInteger count = BigInteger.valueOf(Memory.getLong(state));
    BigInteger sum = words(state + SUM, 2);
    BigInteger squares = words(state + SQUARES, 3);
    return new VarianceResult.Deviation(count.multiply(squares).subtract(sum.multiply(sum)), 0);
  }

  private static BigInteger words(long address, int words) {
    BigInteger value = BigInteger.valueOf(Memory.getLong(address + 8L * (words - 1)));
    for (int word = words - 2; word >= 0; word--) {
      value =
          value.shiftLeft(Long.SIZE).add(SumResult.unsigned(Memory.getLong(address + 8L * word)));
    }
    return value;
  }

  private static void addValue(long state, long value) {
    Memory.putLong(state, Memory.getLong(state) + 1);
    add(state + SUM, 2, value, value >> 63, 0);
    add(state + SQUARES, 3, value * value, Math.multiplyHigh(value, value), 0);
  }

  /// Adds words to as many at an address.
  private static void add(long address, int words, long low, long middle, long high) {
    long old = Memory.getLong(address);
    Memory.putLong(address, old + low);
    long carry = Long.compareUnsigned(old + low, old) < 0 ? 1 : 0;
    long next = Memory.getLong(address + 8);
    long sum = next + middle;
    long carries = Long.compareUnsigned(sum, next) < 0 ? 1 : 0;
    carries += Long.compareUnsigned(sum + carry, sum) < 0 ? 1 : 0;
    Memory.putLong(address + 8, sum + carry);
    if (words == 3) {
      Memory.putLong(address + 16, Memory.getLong(address + 16) + high + carries);
    }
  }
}
