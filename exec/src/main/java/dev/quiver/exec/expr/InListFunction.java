package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Whether a value equals one of some constants: a search by halves among them, in order.
record InListFunction(
    Workshop workshop, ValueOrder order, List<LiteralExpr> sorted, boolean hasNull, boolean isEmpty)
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
    return new InListFunction(workshop, order, sorted, hasNull, in.options().isEmpty());
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand value = Operand.of(arguments.getFirst());
    long[] options = sorted.stream().mapToLong(LiteralExpr::address).toArray();
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        boolean isNull = value.isNull(row);
        boolean found = !isNull && contains(options, value.address(row));
        Memory.putByte(writer.values() + row, (byte) (found ? 1 : 0));
        if (!found && (isNull ? !isEmpty : hasNull)) {
          writer.setNull(row);
        }
      }
      return writer.finish();
    }
  }

  private boolean contains(long[] options, long value) {
    int low = 0;
    int high = options.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = this.order.compare(options[middle], value);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
