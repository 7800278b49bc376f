package dev.quiver.exec.expr;

import dev.quiver.exec.kernel.DecimalLoops;
import dev.quiver.exec.kernel.ProductKernels;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.Optional;

/// Computes decimals in 64 bits; what a type of more than 18 digits allows beyond is found by the
/// bits that operands have.
///
/// Every number of 63 bits has fewer than 20 digits, so one that fits here fits the type.
record NarrowLoop(
    ProductKernels kernels, boolean isProduct, long leftFactor, long rightFactor, Decimal type) {
  static Optional<NarrowLoop> of(
      ProductKernels kernels, Operator op, Decimal left, Decimal right, Decimal result) {
    if (result.isCompact() || result.scale() > Decimal.MAX_COMPACT_PRECISION) {
      return Optional.empty();
    }
    Decimal type = Narrow.type(result.scale());
    return switch (op) {
      case MULTIPLY ->
          result.scale() == left.scale() + right.scale()
              ? Optional.of(new NarrowLoop(kernels, true, 1, 1, type))
              : Optional.empty();
      case ADD -> sum(kernels, left, right, 1, type);
      case SUBTRACT -> sum(kernels, left, right, -1, type);
      case DIVIDE, REMAINDER -> Optional.empty();
    };
  }

  private static Optional<NarrowLoop> sum(
      ProductKernels kernels, Decimal left, Decimal right, int sign, Decimal type) {
    return type.scale() == Math.max(left.scale(), right.scale())
        ? Optional.of(
            new NarrowLoop(
                kernels,
                false,
                Decimals.power(type.scale() - left.scale()),
                sign * Decimals.power(type.scale() - right.scale()),
                type))
        : Optional.empty();
  }

  /// Writes a result for each row; answers whether all are right.
  boolean run(Operand a, Operand b, long out, int rows) {
    int bits =
        isProduct
            ? kernels.multiply(a.values(), a.step(), b.values(), b.step(), out, rows)
            : DecimalLoops.narrowSum(
                a.values(), a.step(), leftFactor, b.values(), b.step(), rightFactor, out, rows);
    return bits <= ProductKernels.MOST_BITS;
  }
}
