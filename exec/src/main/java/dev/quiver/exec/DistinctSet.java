package dev.quiver.exec;

import dev.quiver.exec.hash.RowOrder;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// Distinct arguments that some calls of an aggregate want: together with the keys, and with
/// whether a filter is true, they are the keys of an aggregate of their own.
///
/// @param calls the ordinals of the calls
record DistinctSet(List<Expr> values, List<Integer> calls) {
  /// Ids of columns that exist in this aggregate only; plans have none below one.
  private static final int FIRST_ID = -1;

  DistinctSet {
    values = List.copyOf(values);
    calls = List.copyOf(calls);
  }

  /// The sets that calls want, each once.
  static List<DistinctSet> of(List<AggregateCall> calls) {
    List<DistinctSet> sets = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).rows().distinct()) {
        add(sets, values(calls.get(i)), i);
      }
    }
    return sets;
  }

  /// A column for each value.
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      columns.add(new Column(FIRST_ID - i, "distinct " + i, values.get(i).type()));
    }
    return columns;
  }

  List<DataType> types() {
    return values.stream().map(Expr::type).toList();
  }

  /// A call over the rows of this set.
  AggregateCall over(AggregateCall call) {
    List<Column> columns = columns();
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      arguments.add(new Ref(columns.get(i)));
    }
    List<Expr> filters =
        call.rows().filters().isEmpty() ? List.of() : List.of(new Ref(columns.getLast()));
    Rows rows = new Rows(filters, false, order(call, arguments));
    return CallForms.of(new AggregateCall(call.function(), arguments, rows, call.type()));
  }

  /// The order of a call in terms of this set's rows: that asked for, whose keys are arguments, or
  /// that of the arguments.
  private static List<SortKey> order(AggregateCall call, List<Expr> arguments) {
    if (!call.function().observesOrder()) {
      return List.of();
    }
    if (call.rows().order().isEmpty()) {
      return arguments.stream()
          .filter(one -> RowOrder.isOrdered(one.type()))
          .map(SortKey::ascending)
          .toList();
    }
    return call.rows().order().stream()
        .map(key -> key.with(arguments.get(call.arguments().indexOf(key.value()))))
        .toList();
  }

  private static void add(List<DistinctSet> sets, List<Expr> values, int call) {
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).values().equals(values)) {
        List<Integer> calls = new ArrayList<>(sets.get(i).calls());
        calls.add(call);
        sets.set(i, new DistinctSet(values, calls));
        return;
      }
    }
    sets.add(new DistinctSet(values, List.of(call)));
  }

  private static List<Expr> values(AggregateCall call) {
    List<Expr> values = new ArrayList<>(call.arguments());
    if (!call.rows().filters().isEmpty()) {
      values.add(new Conjuncts(call.rows().filters()).predicate());
    }
    return values;
  }
}
