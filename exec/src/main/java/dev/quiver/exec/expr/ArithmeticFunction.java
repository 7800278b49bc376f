package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.kernel.ArithmeticLoop;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.List;
import java.util.Optional;

/// Computes with two numbers: in one loop over all positions where that cannot hurt, and again row
/// by row where the loop doubts its result.
///
/// The loop knows neither NULLs nor the selection, so its doubts may be about values that do not
/// count; the second pass looks only at those that do.
record ArithmeticFunction(
    Workshop workshop, DataType type, Optional<ArithmeticLoop> loop, RowArithmetic exact)
    implements VectorFunction {
  /// Below one row in so many positions the loop would mostly work for nothing.
  private static final int SPARSE = 4;

  static ArithmeticFunction of(
      Workshop workshop, Operator op, DataType left, DataType right, DataType type) {
    if (type instanceof Decimal result
        && left instanceof Decimal leftDecimal
        && right instanceof Decimal rightDecimal) {
      DecimalArithmetic exact = new DecimalArithmetic(op, leftDecimal, rightDecimal, result);
      return new ArithmeticFunction(workshop, type, exact.loop(), exact);
    }
    return type.isFloat()
        ? new ArithmeticFunction(
            workshop, type, FloatArithmetic.loop(op, type), FloatArithmetic.row(op, type))
        : new ArithmeticFunction(
            workshop, type, IntegerArithmetic.loop(op, type), new IntegerArithmetic(op, type));
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    try (ColumnVector left = flat(arguments.getFirst());
        ColumnVector right = flat(arguments.getLast());
        VectorWriter writer = workshop.writer(type, capacity)) {
      Operand a = Operand.of(left);
      Operand b = Operand.of(right);
      Workshop.combineNulls(writer, capacity, a, b);
      if (loop.isEmpty()
          || !isDense(rows, capacity)
          || loop.get()
              .run(a.values(), a.step(), b.values(), b.step(), writer.values(), capacity)) {
        computeRows(a, b, rows, writer);
      }
      return writer.finish();
    }
  }

  /// Whether a loop over all positions is no waste.
  static boolean isDense(Selection rows, int capacity) {
    return rows.isAll() || rows.rows() >= capacity / SPARSE;
  }

  private void computeRows(Operand a, Operand b, Selection rows, VectorWriter writer) {
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (!a.isNull(row) && !b.isNull(row)) {
        exact.compute(a.address(row), b.address(row), writer.address(row));
      }
    }
  }

  /// The vector with its values in the rows' places.
  ColumnVector flat(ColumnVector vector) {
    if (!(vector instanceof DictionaryVector words)) {
      return vector.retain();
    }
    try (VectorWriter writer = workshop.writer(words.type(), words.rows())) {
      Codes.gather(workshop.kernels().gather(), words, writer.values());
      writer.keep(words.lease().retain());
      FlatVector values = writer.finish();
      Lease lease = values.lease();
      return new FlatVector(words.type(), words.rows(), words.validity(), values.values(), lease);
    }
  }
}
