package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Whether a value equals one of some constants. The constants are held, since what finds them
/// knows their addresses only.
record InListFunction(
    Workshop workshop, Options options, List<LiteralExpr> held, boolean hasNull, boolean isEmpty)
    implements VectorFunction {
  static InListFunction of(Workshop workshop, InList in) {
    ValueOrder order = ValueOrder.of(in.value().type());
    List<LiteralExpr> sorted =
        in.options().stream()
            .filter(option -> !option.isNull())
            .map(option -> LiteralExpr.of(workshop, option))
            .sorted((a, b) -> order.compare(a.address(), b.address()))
            .toList();
    boolean hasNull = in.options().stream().anyMatch(Literal::isNull);
    Options options = Options.of(in.value().type(), order, sorted);
    return new InListFunction(workshop, options, sorted, hasNull, in.options().isEmpty());
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand value = Operand.of(arguments.getFirst());
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        boolean isNull = value.isNull(row);
        boolean found = !isNull && options.contain(value.address(row));
        Memory.putByte(writer.values() + row, (byte) (found ? 1 : 0));
        if (!found && (isNull ? !isEmpty : hasNull)) {
          writer.setNull(row);
        }
      }
      return writer.finish();
    }
  }
}
