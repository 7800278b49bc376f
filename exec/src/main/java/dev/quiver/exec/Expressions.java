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
import dev.quiver.exec.operator.SharedColumns;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /// The same, with parts in common computed once.
  SharedColumns shared(List<Expr> values, List<Column> input) {
    return shared(values, values, input);
  }

  /// The same, where those of `strict` come in the width of their types, others in any.
  private SharedColumns shared(List<Expr> values, Collection<Expr> strict, List<Column> input) {
    SharedParts shared = SharedParts.of(values, input);
    List<Column> columns = new ArrayList<>(input);
    List<ColumnValue> parts = new ArrayList<>();
    for (SharedParts.Part part : shared.parts()) {
      parts.add(new ColumnValue.Computed(compiler.compileLoose(part.value(), columns)));
      columns.add(part.column());
    }
    List<ColumnValue> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Expr value = shared.values().get(i);
      all.add(
          strict.contains(values.get(i))
              ? strict(value, input, columns)
              : value instanceof Ref
                  ? value(value, columns)
                  : new ColumnValue.Computed(compiler.compileLoose(value, columns)));
    }
    return new SharedColumns(parts, all);
  }

  /// A column of the input has its width already; a part may not.
  private ColumnValue strict(Expr value, List<Column> input, List<Column> columns) {
    return value instanceof Ref(var column) && input.contains(column)
        ? value(value, input)
        : new ColumnValue.Computed(compiler.compile(value, columns));
  }

  /// Keys, and each distinct argument once, of those calls that `isFed` says.
  AggregateInput aggregate(
      List<Column> keys, List<AggregateCall> calls, List<Boolean> isFed, List<Column> input) {
    Set<Expr> values = new LinkedHashSet<>();
    Set<Expr> strict = new HashSet<>();
    for (int i = 0; i < calls.size(); i++) {
      AggregateCall call = calls.get(i);
      if (isFed.get(i) && !call.function().observesOrder() && !call.arguments().isEmpty()) {
        values.add(call.arguments().getFirst());
        if (!takesAnyWidth(call.function())) {
          strict.add(call.arguments().getFirst());
        }
      }
    }
    List<Expr> plain = List.copyOf(values);
    SharedColumns shared = shared(plain, strict, input);
    List<ColumnValue> arguments = new ArrayList<>(shared.values());
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
        argumentOfCall.add(plain.indexOf(call.arguments().getFirst()));
      }
    }
    return new AggregateInput(
        values(keys.stream().map(Ref::new).toList(), input),
        new SharedColumns(shared.parts(), arguments),
        argumentOfCall,
        sequence);
  }

  /// Whether a function reads decimals of more than 18 digits in 64 bits too.
  private static boolean takesAnyWidth(AggregateFunction function) {
    return function == AggregateFunction.SUM
        || function == AggregateFunction.AVG
        || function == AggregateFunction.COUNT;
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
