package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.expr.CompiledExpr;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.operator.AggregateInput;
import dev.quiver.exec.operator.ColumnValue;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;

/// Compiles the expressions of plans for operators; what needs no expression becomes an ordinal.
final class Expressions {
  private final Kernels kernels;
  private final ExprCompiler compiler;

  Expressions(ExecutionContext context) {
    kernels = Kernels.of(context.settings().kernels());
    compiler = new ExprCompiler(kernels, context.allocator());
  }

  /// What the expressions run on, and all else of the query should.
  Kernels kernels() {
    return kernels;
  }

  CompiledPredicate predicate(Expr predicate, List<Column> input) {
    return compiler.predicate(predicate, input);
  }

  CompiledExpr compile(Expr expr, List<Column> input) {
    return compiler.compile(expr, input);
  }

  List<ColumnValue> values(List<? extends Expr> values, List<Column> input) {
    return values.stream().map(value -> value(value, input)).toList();
  }

  /// Keys, and each distinct argument once, of those calls that `isFed` says.
  AggregateInput aggregate(
      List<Column> keys, List<AggregateCall> calls, List<Boolean> isFed, List<Column> input) {
    List<Expr> arguments = new ArrayList<>();
    List<Integer> argumentOfCall = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      List<Expr> own = calls.get(i).arguments();
      if (!isFed.get(i)) {
        argumentOfCall.add(AggregateInput.NOT_FED);
      } else if (own.isEmpty()) {
        argumentOfCall.add(AggregateInput.NONE);
      } else {
        if (!arguments.contains(own.getFirst())) {
          arguments.add(own.getFirst());
        }
        argumentOfCall.add(arguments.indexOf(own.getFirst()));
      }
    }
    List<Ref> references = keys.stream().map(Ref::new).toList();
    return new AggregateInput(values(references, input), values(arguments, input), argumentOfCall);
  }

  private ColumnValue value(Expr value, List<Column> input) {
    return value instanceof Ref(var column)
        ? new ColumnValue.Taken(ordinal(column, input))
        : new ColumnValue.Computed(compiler.compile(value, input));
  }

  /// Where a column stands in an input.
  static int ordinal(Column column, List<Column> input) {
    for (int i = 0; i < input.size(); i++) {
      if (input.get(i).id() == column.id()) {
        return i;
      }
    }
    throw new IllegalStateException("not a column of the input: " + column + " in " + input);
  }
}
