package dev.quiver.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.expressions.Expression;
import io.delta.kernel.expressions.ExpressionEvaluator;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.expressions.PredicateEvaluator;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.StructType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What Kernel asks of expressions when it is given no filter: a literal, and a selection.
final class Selections implements ExpressionHandler {
  @Override
  public ExpressionEvaluator getEvaluator(StructType input, Expression expression, DataType type) {
    if (!(expression instanceof Literal literal)) {
      throw new IllegalStateException("Kernel is given no expressions, yet asks for " + expression);
    }
    return new ExpressionEvaluator() {
      @Override
      public ColumnVector eval(ColumnarBatch batch) {
        @Nullable Object[] values = new Object[batch.getSize()];
        Arrays.fill(values, literal.getValue());
        return new Cells(literal.getDataType(), values);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public PredicateEvaluator getPredicateEvaluator(StructType input, Predicate predicate) {
    throw new IllegalStateException("Kernel is given no filters, yet asks for " + predicate);
  }

  @Override
  public ColumnVector createSelectionVector(boolean[] values, int from, int to) {
    @Nullable Object[] selected = new Object[to - from];
    for (int row = from; row < to; row++) {
      selected[row - from] = values[row];
    }
    return new Cells(BooleanType.BOOLEAN, selected);
  }
}
