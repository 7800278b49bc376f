package dev.quiver.exec.expr.variant;

import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.expr.variant.VariantValue.Kind;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Reads the numbers of variants.
final class VariantNumbers {
  private VariantNumbers() {}

  static long integer(VariantValue value) {
    return value.number(
        switch (value.kind()) {
          case INT8 -> Byte.BYTES;
          case INT16 -> Short.BYTES;
          case INT32 -> Integer.BYTES;
          case INT64 -> Long.BYTES;
          case Kind other -> throw new AssertionError(other);
        });
  }

  static double real(VariantValue value) {
    return value.kind() == Kind.FLOAT64
        ? Double.longBitsToDouble(value.number(Double.BYTES))
        : Float.intBitsToFloat((int) value.number(Float.BYTES));
  }

  /// A byte of scale, then the digits as an integer.
  static BigDecimal decimal(VariantValue value) {
    int scale = (int) value.number(Byte.BYTES) & 0xff;
    if (scale > Decimal.MAX_PRECISION) {
      throw EvaluationException.malformedVariant("a decimal with " + scale + " places");
    }
    int digits = value.at() + 2;
    BigInteger unscaled =
        switch (value.kind()) {
          case DECIMAL4 -> BigInteger.valueOf(value.in().signed(digits, Integer.BYTES));
          case DECIMAL8 -> BigInteger.valueOf(value.in().signed(digits, Long.BYTES));
          case DECIMAL16 -> wide(value.in().bytes(digits, 2 * Long.BYTES));
          case Kind other -> throw new AssertionError(other);
        };
    return new BigDecimal(unscaled, scale);
  }

  private static BigInteger wide(byte[] littleEndian) {
    byte[] bytes = new byte[littleEndian.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = littleEndian[bytes.length - 1 - i];
    }
    return new BigInteger(bytes);
  }
}
