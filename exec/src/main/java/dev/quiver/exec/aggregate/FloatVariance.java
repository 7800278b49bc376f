package dev.quiver.exec.aggregate;

import dev.quiver.exec.aggregate.VarianceResult.Deviation;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.kernel.ReproducibleSum;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import org.apache.arrow.memory.BufferAllocator;

/// The variance of floats, and of decimals of 128 bits as doubles, with the same bits in any order.
///
/// Sums the values and their squares reproducibly; a square is two doubles, the rounded one and
/// what rounding left, each with a sum of its own, so that nothing is lost of values whose
/// magnitudes are within 2^31 of the greatest. The sums are not rounded before n Σx² − (Σx)² is
/// taken in integers, which is exact. State: the number of values, and the three
/// [ReproducibleSum]s.
record FloatVariance(int at, DataType type, VarianceResult result) implements Accumulator {
  private static final int SUM = 8;
  private static final int SQUARES = SUM + ReproducibleSum.BYTES;
  private static final int RESTS = SQUARES + ReproducibleSum.BYTES;

  @Override
  public int bytes() {
    return RESTS + ReproducibleSum.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(rows[i] + at, load(in, i));
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addValue(row + at, load(in, i));
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long state = to[i] + at;
      long other = from[i] + at;
      Memory.putLong(state, Memory.getLong(state) + Memory.getLong(other));
      ReproducibleSum.merge(state + SUM, other + SUM);
      ReproducibleSum.merge(state + SQUARES, other + SQUARES);
      ReproducibleSum.merge(state + RESTS, other + RESTS);
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    return result.write(
        count, allocator, i -> Memory.getLong(rows[i] + at), i -> deviation(rows[i] + at));
  }

  private static Deviation deviation(long state) {
    if (!ReproducibleSum.isFinite(state + SUM)) {
      return Deviation.NAN;
    }
    if (!ReproducibleSum.isFinite(state + SQUARES)) {
      return Deviation.INFINITE;
    }
    BigInteger count = BigInteger.valueOf(Memory.getLong(state));
    Deviation squares = exact(state + SQUARES).plus(exact(state + RESTS));
    Deviation sum = exact(state + SUM);
    Deviation product =
        new Deviation(sum.units().multiply(sum.units()).negate(), 2 * sum.exponent());
    return new Deviation(squares.units().multiply(count), squares.exponent()).plus(product);
  }

  private static Deviation exact(long sum) {
    return new Deviation(ReproducibleSum.units(sum), ReproducibleSum.exponent(sum));
  }

  private static void addValue(long state, double value) {
    Memory.putLong(state, Memory.getLong(state) + 1);
    ReproducibleSum.add(state + SUM, value);
    double square = value * value;
    ReproducibleSum.add(state + SQUARES, square);
    if (Double.isFinite(square)) {
      ReproducibleSum.add(state + RESTS, Math.fma(value, value, -square));
    }
  }

  private double load(Cursor in, int row) {
    int index = in.at()[row];
    return switch (type) {
      case Simple.FLOAT32 -> Memory.getFloat(in.values() + 4L * index);
      case Decimal _ -> Values.getWide(in.values() + 16L * index).doubleValue();
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
          Memory.getDouble(in.values() + 8L * index);
    };
  }
}
