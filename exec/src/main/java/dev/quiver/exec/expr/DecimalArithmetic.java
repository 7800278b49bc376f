package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.ArithmeticLoop;
import dev.quiver.exec.kernel.DecimalLoops;
import dev.quiver.exec.kernel.Wide;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Decimals: exact, then brought to the result's scale; a quotient is cut there, other results are
/// rounded half away from zero. More digits than the result's are an error.
///
/// One row goes through 128 bits where they suffice, else through big integers.
final class DecimalArithmetic implements RowArithmetic {
  private static final int MAX_LONG_DIGITS = Decimal.MAX_COMPACT_PRECISION;

  private final Operator op;
  private final Decimal left;
  private final Decimal right;
  private final Decimal result;
  private final int common;
  private final Wide a = new Wide();
  private final Wide b = new Wide();
  private final Wide bound = new Wide();

  DecimalArithmetic(Operator op, Decimal left, Decimal right, Decimal result) {
    this.op = op;
    this.left = left;
    this.right = right;
    this.result = result;
    this.common = Math.max(left.scale(), right.scale());
    Decimals.setPower(bound, result.precision());
  }

  /// A loop, if operands leave it room: whatever valid ones hold, it stays within 64 or 128 bits.
  Optional<ArithmeticLoop> loop() {
    return switch (op) {
      case ADD -> sum(1);
      case SUBTRACT -> sum(-1);
      case MULTIPLY -> product();
      case DIVIDE, REMAINDER -> Optional.empty();
    };
  }

  private Optional<ArithmeticLoop> sum(int sign) {
    int leftShift = common - left.scale();
    int rightShift = common - right.scale();
    int digits = Math.max(left.precision() + leftShift, right.precision() + rightShift);
    if (result.scale() != common || Math.max(leftShift, rightShift) > MAX_LONG_DIGITS) {
      return Optional.empty();
    }
    long leftFactor = Decimals.power(leftShift);
    long rightFactor = sign * Decimals.power(rightShift);
    if (digits <= MAX_LONG_DIGITS) {
      return Optional.of(
          result.isCompact()
              ? DecimalLoops.sum(leftFactor, rightFactor, Decimals.power(result.precision()) - 1)
              : DecimalLoops.wideSum(leftFactor, rightFactor));
    }
    return digits < result.precision()
        ? Optional.of(
            DecimalLoops.wideSum(!left.isCompact(), leftFactor, !right.isCompact(), rightFactor))
        : Optional.empty();
  }

  private Optional<ArithmeticLoop> product() {
    int digits = left.precision() + right.precision();
    if (result.scale() != left.scale() + right.scale() || result.precision() < digits) {
      return Optional.empty();
    }
    if (result.isCompact()) {
      return Optional.of(DecimalLoops::multiply);
    }
    if (left.isCompact() && right.isCompact()) {
      return Optional.of(DecimalLoops::multiplyWide);
    }
    if (right.isCompact()) {
      return Optional.of(DecimalLoops::multiplyWideByCompact);
    }
    return left.isCompact() ? Optional.of(DecimalLoops::multiplyCompactByWide) : Optional.empty();
  }

  @Override
  public void compute(long leftAt, long rightAt, long out) {
    load(a, left, leftAt);
    load(b, right, rightAt);
    if (!computeWide() || !a.isBelow(bound)) {
      computeBig(leftAt, rightAt, out);
    } else if (result.isCompact()) {
      Memory.putLong(out, a.longValue());
    } else {
      a.store(out);
    }
  }

  /// Leaves the result in `a`, if 128 bits suffice on the way.
  private boolean computeWide() {
    return switch (op) {
      case ADD -> result.scale() == common && align() && a.add(b);
      case SUBTRACT -> {
        b.negate();
        yield result.scale() == common && align() && a.add(b);
      }
      case MULTIPLY -> result.scale() == left.scale() + right.scale() && multiply();
      case DIVIDE -> divide();
      case REMAINDER -> result.scale() == common && align() && remainder();
    };
  }

  private boolean align() {
    return scaleUp(a, common - left.scale()) && scaleUp(b, common - right.scale());
  }

  private boolean multiply() {
    if (b.isLong()) {
      return a.multiply(b.longValue());
    }
    if (!a.isLong()) {
      return false;
    }
    long factor = a.longValue();
    a.copy(b);
    return a.multiply(factor);
  }

  private boolean divide() {
    int shift = result.scale() + right.scale() - left.scale();
    if (shift < 0 || !scaleUp(a, shift) || !areSmall()) {
      return false;
    }
    a.set(a.longValue() / b.longValue());
    return true;
  }

  private boolean remainder() {
    if (!areSmall()) {
      return false;
    }
    a.set(a.longValue() % b.longValue());
    return true;
  }

  private boolean areSmall() {
    return a.isLong() && b.isLong() && b.longValue() != 0 && b.longValue() != -1;
  }

  private static boolean scaleUp(Wide number, int digits) {
    return digits == 0 || (digits <= MAX_LONG_DIGITS && number.multiply(Decimals.power(digits)));
  }

  private void computeBig(long leftAt, long rightAt, long out) {
    BigInteger x = Decimals.get(left, leftAt);
    BigInteger y = Decimals.get(right, rightAt);
    boolean divides = op == Operator.DIVIDE || op == Operator.REMAINDER;
    if (divides && y.signum() == 0) {
      throw EvaluationException.divisionByZero(text(x, y));
    }
    BigInteger alignedX = Decimals.shift(x, common - left.scale());
    BigInteger alignedY = Decimals.shift(y, common - right.scale());
    BigInteger unscaled =
        switch (op) {
          case ADD -> Decimals.shift(alignedX.add(alignedY), result.scale() - common);
          case SUBTRACT -> Decimals.shift(alignedX.subtract(alignedY), result.scale() - common);
          case MULTIPLY ->
              Decimals.shift(x.multiply(y), result.scale() - left.scale() - right.scale());
          case DIVIDE -> quotient(x, y);
          case REMAINDER -> Decimals.shift(alignedX.remainder(alignedY), result.scale() - common);
        };
    if (!Decimals.fits(unscaled, result)) {
      throw EvaluationException.overflow(text(x, y) + " as " + result.text());
    }
    Decimals.put(result, out, unscaled);
  }

  private BigInteger quotient(BigInteger x, BigInteger y) {
    int shift = result.scale() + right.scale() - left.scale();
    return shift >= 0
        ? x.multiply(BigInteger.TEN.pow(shift)).divide(y)
        : x.divide(y.multiply(BigInteger.TEN.pow(-shift)));
  }

  private String text(BigInteger x, BigInteger y) {
    return new BigDecimal(x, left.scale()).toPlainString()
        + " "
        + op.symbol()
        + " "
        + new BigDecimal(y, right.scale()).toPlainString();
  }

  private static void load(Wide number, Decimal type, long address) {
    if (type.isCompact()) {
      number.set(Memory.getLong(address));
    } else {
      number.load(address);
    }
  }
}
