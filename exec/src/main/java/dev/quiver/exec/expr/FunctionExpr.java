package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// Applies a function to the values of its arguments; once, where all of them are constants.
final class FunctionExpr implements CompiledExpr {
  private final Workshop workshop;
  private final List<CompiledExpr> arguments;
  private final VectorFunction function;
  private final DataType type;
  private final boolean strict;

  /// `strict`: the function is NULL where an argument is, so it need not be asked for a column of
  /// NULLs.
  FunctionExpr(
      Workshop workshop,
      List<CompiledExpr> arguments,
      VectorFunction function,
      DataType type,
      boolean strict) {
    this.workshop = workshop;
    this.arguments = List.copyOf(arguments);
    this.function = function;
    this.type = type;
    this.strict = strict;
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    if (rows.rows() == 0) {
      return workshop.nulls(type, batch.capacity());
    }
    List<ColumnVector> vectors = new ArrayList<>();
    try {
      // All of them, NULL or not: which batch has a column of NULLs must not decide on an error.
      for (CompiledExpr argument : arguments) {
        vectors.add(argument.evaluate(batch, rows));
      }
      if (strict && vectors.stream().anyMatch(FunctionExpr::isNull)) {
        return workshop.nulls(type, batch.capacity());
      }
      return apply(vectors, rows, batch.capacity());
    } finally {
      vectors.forEach(ColumnVector::close);
    }
  }

  private ColumnVector apply(List<ColumnVector> vectors, Selection rows, int capacity) {
    if (!vectors.isEmpty() && vectors.stream().allMatch(ConstantVector.class::isInstance)) {
      try (ColumnVector one = function.apply(vectors, Selection.all(1), 1)) {
        if (one instanceof FlatVector flat) {
          return new ConstantVector(capacity, flat.retain());
        }
      }
    }
    return function.apply(vectors, rows, capacity);
  }

  private static boolean isNull(ColumnVector vector) {
    return vector instanceof ConstantVector constant && constant.isNull(0);
  }
}
