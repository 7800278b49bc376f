package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.apache.arrow.memory.BufferAllocator;

/// What becomes of an exact sum: itself in its type, or an average.
///
/// `scaleUp` is the power of ten between the argument's scale and the result's. An average of
/// decimals is cut off behind its last digit, like a division; one of integers is the double next
/// to it.
record SumResult(boolean isAverage, DataType type, int scaleUp, String text) {
  private static final long EXACT_DOUBLE = 1L << 53;
  private static final MathContext DIGITS = new MathContext(60);

  static SumResult of(AggregateCall call) {
    DataType argument = call.arguments().getFirst().type();
    int scaleUp =
        call.type() instanceof Decimal(_, var to) && argument instanceof Decimal(_, var from)
            ? to - from
            : 0;
    return new SumResult(
        call.function() == AggregateFunction.AVG, call.type(), scaleUp, call.function().text());
  }

  /// A number of a row.
  interface RowLong {
    long of(int row);
  }

  /// Whether a row's sum is its low word.
  interface RowTest {
    boolean of(int row);
  }

  /// A row's sum.
  interface RowSum {
    BigInteger of(int row);
  }

  /// Writes the results of `rows` rows; NULL where no value was summed.
  ColumnVector write(
      int rows,
      BufferAllocator allocator,
      RowLong counts,
      RowLong lows,
      RowTest fits,
      RowSum sums) {
    try (VectorWriter writer = new VectorWriter(allocator, type, rows)) {
      for (int i = 0; i < rows; i++) {
        long count = counts.of(i);
        if (count == 0) {
          writer.setNull(i);
        } else if (!isAverage && fits.of(i) && holds(lows.of(i))) {
          putLong(writer.values(), i, lows.of(i));
        } else if (type instanceof Decimal decimal) {
          put(writer.values(), i, decimal(sums.of(i), count, decimal), decimal);
        } else if (isAverage) {
          Memory.putDouble(writer.values() + 8L * i, mean(sums.of(i), count));
        } else {
          throw EvaluationException.overflow(text + " = " + sums.of(i));
        }
      }
      return writer.finish();
    }
  }

  static BigInteger unsigned(long word) {
    BigInteger value = BigInteger.valueOf(word & Long.MAX_VALUE);
    return word < 0 ? value.setBit(Long.SIZE - 1) : value;
  }

  private boolean holds(long sum) {
    return !(type instanceof Decimal(var precision, _))
        || precision > Decimal.MAX_COMPACT_PRECISION
        || (Math.abs(sum) < Math.powExact(10L, precision) && sum != Long.MIN_VALUE);
  }

  private void putLong(long values, int row, long sum) {
    if (type instanceof Decimal decimal && !decimal.isCompact()) {
      Memory.putLong(values + 16L * row, sum);
      Memory.putLong(values + 16L * row + 8, sum >> 63);
    } else {
      Memory.putLong(values + 8L * row, sum);
    }
  }

  private BigInteger decimal(BigInteger sum, long count, Decimal decimal) {
    BigInteger value =
        isAverage
            ? sum.multiply(BigInteger.TEN.pow(scaleUp)).divide(BigInteger.valueOf(count))
            : sum;
    if (value.abs().compareTo(BigInteger.TEN.pow(decimal.precision())) >= 0) {
      throw EvaluationException.overflow(
          text + " = " + new BigDecimal(value, decimal.scale()) + " as " + decimal.text());
    }
    return value;
  }

  private static double mean(BigInteger sum, long count) {
    if (sum.bitLength() < Long.SIZE && Math.abs(sum.longValue()) <= EXACT_DOUBLE) {
      return (double) sum.longValue() / count;
    }
    return new BigDecimal(sum).divide(BigDecimal.valueOf(count), DIGITS).doubleValue();
  }

  private static void put(long values, int row, BigInteger value, Decimal type) {
    if (type.isCompact()) {
      Memory.putLong(values + 8L * row, value.longValue());
    } else {
      Memory.putLong(values + 16L * row, value.longValue());
      Memory.putLong(values + 16L * row + 8, value.shiftRight(Long.SIZE).longValue());
    }
  }
}
