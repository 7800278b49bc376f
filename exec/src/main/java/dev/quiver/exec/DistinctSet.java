package dev.quiver.exec;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
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
    return CallForms.of(
        new AggregateCall(
            call.function(), arguments, new Rows(filters, false, List.of()), call.type()));
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
