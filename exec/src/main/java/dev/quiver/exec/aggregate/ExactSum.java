package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.kernel.SumKernels;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// Sums 64-bit integers in 128 bits, which no table overflows; the result is checked at the end.
///
/// State: the number of values, the sum's low and its high word.
record ExactSum(int at, Numbers numbers, SumResult result, SumKernels kernels)
    implements Accumulator {
  @Override
  public int bytes() {
    return 3 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    long values = in.values();
    int[] index = in.at();
    if (numbers == Numbers.LONG && !in.mayBeNull()) {
      for (int i = 0; i < in.rows(); i++) {
        addTo(rows[i] + at, 1, Memory.getLong(values + 8L * index[i]));
      }
      return;
    }
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addTo(rows[i] + at, 1, numbers.load(values, index[i]));
      }
    }
  }

  @Override
  public boolean addFew(Cursor in, FewGroups groups) {
    if (in.mayBeNull()) {
      return false;
    }
    long[] sums = groups.sums();
    if (!FewSums.areSmall(addFew(in, groups, sums))) {
      return false;
    }
    groups.fold(sums);
    for (int id = 0; id < groups.numbers(); id++) {
      if (groups.count(id) > 0) {
        addTo(groups.row(id) + at, groups.count(id), sums[id]);
      }
    }
    return true;
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    if (numbers == Numbers.LONG && in.isDense() && !in.mayBeNull()) {
      kernels.addLongs(row + at + Long.BYTES, in.values(), in.rows());
      Memory.putLong(row + at, Memory.getLong(row + at) + in.rows());
    } else if (!addSmall(in, row)) {
      for (int i = 0; i < in.rows(); i++) {
        if (!in.isNull(i)) {
          addTo(row + at, 1, numbers.load(in.values(), in.at()[i]));
        }
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long state = to[i] + at;
      long other = from[i] + at;
      long low = Memory.getLong(state + 8);
      long sum = low + Memory.getLong(other + 8);
      long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      Memory.putLong(state, Memory.getLong(state) + Memory.getLong(other));
      Memory.putLong(state + 8, sum);
      Memory.putLong(state + 16, Memory.getLong(state + 16) + Memory.getLong(other + 16) + carry);
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    return result.write(
        count,
        allocator,
        i -> Memory.getLong(rows[i] + at),
        i -> Memory.getLong(rows[i] + at + 8),
        i -> isLong(rows[i] + at),
        i ->
            BigInteger.valueOf(Memory.getLong(rows[i] + at + 16))
                .shiftLeft(Long.SIZE)
                .add(SumResult.unsigned(Memory.getLong(rows[i] + at + 8))));
  }

  /// Adds up each group in one word; answers the bits that any of the values has.
  private long addFew(Cursor in, FewGroups groups, long[] sums) {
    if (numbers == Numbers.LONG) {
      return FewSums.addLongs(in, groups, sums);
    }
    int[] ids = groups.ids();
    int[] index = in.at();
    long bits = 0;
    for (int i = 0; i < in.rows(); i++) {
      long value = numbers.load(in.values(), index[i]);
      sums[ids[i]] += value;
      bits |= FewSums.size(value);
    }
    return bits;
  }

  private static boolean isLong(long state) {
    return Memory.getLong(state + 16) == Memory.getLong(state + 8) >> 63;
  }

  /// Adds all values in one word if none is large.
  private boolean addSmall(Cursor in, long row) {
    long values = in.values();
    int[] index = in.at();
    boolean mayBeNull = in.mayBeNull();
    long sum = 0;
    long bits = 0;
    long count = 0;
    for (int i = 0; i < in.rows(); i++) {
      if (!(mayBeNull && in.isNull(i))) {
        long value = numbers.load(values, index[i]);
        sum += value;
        bits |= FewSums.size(value);
        count++;
      }
    }
    if (!FewSums.areSmall(bits)) {
      return false;
    }
    addTo(row + at, count, sum);
    return true;
  }

  private static void addTo(long state, long count, long value) {
    long low = Memory.getLong(state + 8);
    long sum = low + value;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    Memory.putLong(state, Memory.getLong(state) + count);
    Memory.putLong(state + 8, sum);
    Memory.putLong(state + 16, Memory.getLong(state + 16) + (value >> 63) + carry);
  }
}
