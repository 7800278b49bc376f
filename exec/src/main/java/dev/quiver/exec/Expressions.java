package dev.quiver.exec;

import dev.quiver.exec.aggregate.CallNodes;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.expr.CompiledExpr;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.operator.AggregateInput;
import dev.quiver.exec.operator.ColumnValue;
import dev.quiver.exec.operator.RowSequence;
import dev.quiver.exec.operator.SequencedRows;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// Compiles the expressions of plans for operators; what needs no expression becomes an ordinal.
final class Expressions {
  private final Kernels kernels;
  private final ExprCompiler compiler;
  private final BufferAllocator allocator;

  Expressions(ExecutionContext context) {
    kernels = Kernels.of(context.settings().kernels());
    allocator = context.allocator();
    compiler = new ExprCompiler(kernels, allocator);
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
    List<ColumnValue> arguments = new ArrayList<>();
    Map<Expr, Integer> known = new HashMap<>();
    List<Integer> argumentOfCall = new ArrayList<>();
    RowSequence sequence = new RowSequence();
    for (int i = 0; i < calls.size(); i++) {
      AggregateCall call = calls.get(i);
      if (!isFed.get(i)) {
        argumentOfCall.add(AggregateInput.NOT_FED);
      } else if (call.function().observesOrder()) {
        argumentOfCall.add(arguments.size());
        arguments.add(new ColumnValue.Computed(rows(call, sequence, input)));
      } else if (call.arguments().isEmpty()) {
        argumentOfCall.add(AggregateInput.NONE);
      } else {
        Expr argument = call.arguments().getFirst();
        if (known.putIfAbsent(argument, arguments.size()) == null) {
          arguments.add(value(argument, input));
        }
        argumentOfCall.add(known.get(argument));
      }
    }
    List<Ref> references = keys.stream().map(Ref::new).toList();
    return new AggregateInput(values(references, input), arguments, argumentOfCall, sequence);
  }

  /// What a call that observes the order takes of each row.
  private SequencedRows rows(AggregateCall call, RowSequence sequence, List<Column> input) {
    List<Integer> skipped =
        switch (call.function()) {
          case ANY_VALUE, STRING_AGG -> List.of(0);
          case ARG_MIN, ARG_MAX -> List.of(1);
          default -> List.of();
        };
    return new SequencedRows(
        call.rows().filters().stream().map(filter -> predicate(filter, input)).toList(),
        CallNodes.values(call).stream().map(value -> compile(value, input)).toList(),
        skipped,
        sequence,
        allocator);
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
