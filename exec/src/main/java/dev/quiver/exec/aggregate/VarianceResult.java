package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.memory.BufferAllocator;

/// What becomes of n Σx² − (Σx)²: divided by n² or n (n − 1) and rounded to the nearest double; of
/// a deviation the root. `scale` is that of the values.
record VarianceResult(boolean isSample, boolean isRoot, int scale) {
  private static final int QUOTIENT_BITS = 70;

  static VarianceResult of(AggregateCall call) {
    AggregateFunction function = call.function();
    boolean isSample =
        function == AggregateFunction.VAR_SAMP || function == AggregateFunction.STDDEV_SAMP;
    boolean isRoot =
        function == AggregateFunction.STDDEV_SAMP || function == AggregateFunction.STDDEV_POP;
    int scale = call.arguments().getFirst().type() instanceof Decimal(_, var digits) ? digits : 0;
    return new VarianceResult(isSample, isRoot, scale);
  }

  /// An integer times a power of two, or no number at all.
  record Deviation(BigInteger units, int exponent) {
    static final Deviation NAN = new Deviation(BigInteger.ONE.negate(), Integer.MAX_VALUE);
    static final Deviation INFINITE = new Deviation(BigInteger.ONE, Integer.MAX_VALUE);

    /// The sum of two numbers.
    Deviation plus(Deviation other) {
      int least = Math.min(exponent, other.exponent);
      return new Deviation(
          units.shiftLeft(exponent - least).add(other.units.shiftLeft(other.exponent - least)),
          least);
    }
  }

  ColumnVector write(
      int rows,
      BufferAllocator allocator,
      IntToLongFunction counts,
      IntFunction<Deviation> deviations) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.FLOAT64, rows)) {
      for (int i = 0; i < rows; i++) {
        long count = counts.applyAsLong(i);
        if (count == 0 || (isSample && count == 1)) {
          writer.setNull(i);
        } else {
          double variance = variance(deviations.apply(i), count);
          Memory.putDouble(writer.address(i), isRoot ? Math.sqrt(variance) : variance);
        }
      }
      return writer.finish();
    }
  }

  private double variance(Deviation deviation, long count) {
    if (deviation.exponent() == Integer.MAX_VALUE) {
      return deviation.units().signum() < 0 ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    if (deviation.units().signum() <= 0) {
      return 0.0;
    }
    BigInteger divisor =
        BigInteger.valueOf(count)
            .multiply(BigInteger.valueOf(isSample ? count - 1 : count))
            .multiply(BigInteger.TEN.pow(2 * scale));
    int shift = QUOTIENT_BITS + divisor.bitLength() - deviation.units().bitLength();
    BigInteger dividend = deviation.units().shiftLeft(shift);
    BigInteger[] parts = dividend.divideAndRemainder(divisor);
    boolean isExact =
        parts[1].signum() == 0 && dividend.shiftRight(shift).equals(deviation.units());
    // A bit below all that are kept tells that there is more, so that rounding sees no tie.
    BigInteger quotient = isExact ? parts[0] : parts[0].setBit(0);
    return Math.scalb(quotient.doubleValue(), deviation.exponent() - shift);
  }
}
