package dev.quiver.exec;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.plan.Conjuncts;
import java.util.ArrayList;
import java.util.List;

/// Gives aggregate calls the few forms that accumulators have.
///
/// A filter becomes an argument that is NULL where it is not true, which all but a count of rows
/// skip; that becomes a count of values, as does a count of several. Calls that observe the order
/// keep their filters. Of one value out of many (the least, the first) it does not matter whether
/// they are distinct.
final class CallForms {
  private CallForms() {}

  static AggregateCall of(AggregateCall call) {
    AggregateCall plain = isDistinctIdle(call) ? all(call) : call;
    if (plain.rows().distinct()) {
      return plain;
    }
    return switch (plain.function()) {
      case COUNT_ROWS, COUNT -> count(plain);
      case ANY_VALUE, FIRST, LAST, ARG_MIN, ARG_MAX, ARRAY_AGG, STRING_AGG -> plain;
      default ->
          plain.rows().filters().isEmpty()
              ? plain
              : new AggregateCall(
                  plain.function(),
                  List.of(where(plain.rows().filters(), plain.arguments().getFirst())),
                  plain.type());
    };
  }

  private static boolean isDistinctIdle(AggregateCall call) {
    return switch (call.function()) {
      case COUNT, SUM, AVG, ARRAY_AGG, STRING_AGG -> false;
      case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> false;
      default -> true;
    };
  }

  private static AggregateCall all(AggregateCall call) {
    Rows rows = new Rows(call.rows().filters(), false, call.rows().order());
    return new AggregateCall(call.function(), call.arguments(), rows, call.type());
  }

  private static AggregateCall count(AggregateCall call) {
    if (call.rows().filters().isEmpty() && call.arguments().size() < 2) {
      return call;
    }
    List<Expr> conditions = new ArrayList<>(call.rows().filters());
    call.arguments().forEach(argument -> conditions.add(new Not(new IsNull(argument))));
    Expr counted = where(conditions, Literal.of(true));
    return new AggregateCall(AggregateFunction.COUNT, List.of(counted), call.type());
  }

  private static Expr where(List<Expr> conditions, Expr value) {
    Expr condition = new Conjuncts(conditions).predicate();
    return new Case(List.of(new Branch(condition, value)), Literal.nullOf(value.type()));
  }
}
