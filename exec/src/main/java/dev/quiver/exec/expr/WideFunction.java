package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.List;
import java.util.Optional;

/// Computes decimals of more than 18 digits: in 64 bits where both arguments are [Narrow] and so
/// are all results of a batch, as nearly always; else as the types ask.
record WideFunction(
    Workshop workshop,
    DataType left,
    DataType right,
    Optional<NarrowLoop> loop,
    ArithmeticFunction general)
    implements VectorFunction {
  static WideFunction of(
      Workshop workshop, Operator op, Decimal left, Decimal right, Decimal result) {
    return new WideFunction(
        workshop,
        left,
        right,
        NarrowLoop.of(workshop.kernels().product(), op, left, right, result),
        ArithmeticFunction.of(workshop, op, left, right, result));
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    if (loop.isPresent() && arguments.stream().noneMatch(one -> Narrow.isWide(one.type()))) {
      Optional<ColumnVector> narrow = narrow(loop.get(), arguments, rows, capacity);
      if (narrow.isPresent()) {
        return narrow.get();
      }
    }
    try (ColumnVector a = Narrow.widen(workshop, left, arguments.getFirst().retain());
        ColumnVector b = Narrow.widen(workshop, right, arguments.getLast().retain())) {
      return general.apply(List.of(a, b), rows, capacity);
    }
  }

  /// The results in 64 bits, if the loop over all positions finds none too large: what NULLs hide
  /// and what is not selected counts too.
  private Optional<ColumnVector> narrow(
      NarrowLoop narrow, List<ColumnVector> arguments, Selection rows, int capacity) {
    if (!ArithmeticFunction.isDense(rows, capacity)) {
      return Optional.empty();
    }
    try (ColumnVector left = general.flat(arguments.getFirst());
        ColumnVector right = general.flat(arguments.getLast());
        VectorWriter writer = workshop.writer(narrow.type(), capacity)) {
      Operand a = Operand.of(left);
      Operand b = Operand.of(right);
      if (!narrow.run(a, b, writer.values(), capacity)) {
        return Optional.empty();
      }
      Workshop.combineNulls(writer, capacity, a, b);
      return Optional.of(writer.finish());
    }
  }
}
