package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.kernel.Wide;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Decimals' unscaled values: powers of ten, bounds, reading and writing.
final class Decimals {
  private Decimals() {}

  /// Ten to a power of 0 to 18.
  static long power(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }

  /// Makes a number ten to a power of 0 to 38.
  static void setPower(Wide number, int digits) {
    number.set(power(Math.min(digits, Decimal.MAX_COMPACT_PRECISION)));
    for (int i = Decimal.MAX_COMPACT_PRECISION; i < digits; i++) {
      if (!number.multiply(10)) {
        throw new IllegalArgumentException("too many digits: " + digits);
      }
    }
  }

  static BigInteger get(Decimal type, long address) {
    return type.isCompact() ? BigInteger.valueOf(Memory.getLong(address)) : Values.getWide(address);
  }

  static void put(Decimal type, long address, BigInteger unscaled) {
    if (type.isCompact()) {
      Memory.putLong(address, unscaled.longValueExact());
    } else {
      Values.putWide(address, unscaled);
    }
  }

  static boolean fits(BigInteger unscaled, Decimal type) {
    return unscaled.abs().compareTo(BigInteger.TEN.pow(type.precision())) < 0;
  }

  /// The number times ten to a power, rounded half away from zero.
  static BigInteger shift(BigInteger number, int digits) {
    return digits >= 0
        ? number.multiply(BigInteger.TEN.pow(digits))
        : new BigDecimal(number, -digits).setScale(0, RoundingMode.HALF_UP).unscaledValue();
  }
}
