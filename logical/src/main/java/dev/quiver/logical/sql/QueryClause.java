package dev.quiver.logical.sql;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.sql.SqlParser.CallContext;
import dev.quiver.logical.sql.SqlParser.CallOfRowsContext;
import dev.quiver.logical.sql.SqlParser.FilterContext;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// A part of a query: its subqueries are gathered, and its aggregates where there may be some.
final class QueryClause implements Clause {
  private final Surroundings around;
  private final Scope scope;
  private final Optional<Groups> groups;
  private final List<Subquery> subqueries = new ArrayList<>();

  /// A part over the columns of `scope`; its aggregates go to `groups`, or are errors.
  QueryClause(Surroundings around, Scope scope, Optional<Groups> groups) {
    this.around = around;
    this.scope = scope;
    this.groups = groups;
  }

  /// The subqueries met so far, in order.
  List<Subquery> subqueries() {
    return subqueries;
  }

  Expr condition(SqlParser.ConditionContext context) {
    return around.condition(context, scope, this);
  }

  /// A condition, or an error.
  Expr truth(String where, SqlParser.ConditionContext context) {
    Expr bound = condition(context);
    return around.source().at(context, () -> Comparisons.condition(where, bound));
  }

  @Override
  public Optional<Expr> aggregate(CallContext call) {
    if (call.function().getText().equalsIgnoreCase("grouping") && call.condition().size() == 1) {
      Groups into = groups(call);
      return Optional.of(into.grouping(into.arguments().condition(call.condition(0))));
    }
    Optional<AggregateFunction> function = AggregateFunction.find(call.function().getText());
    if (function.isEmpty()) {
      return new OneRowClause(around.source()).aggregate(call);
    }
    Groups into = groups(call);
    List<Expr> arguments = call.condition().stream().map(into.arguments()::condition).toList();
    List<SortKey> order =
        call.sortItem().stream()
            .map(item ->
                SortItems.key(item, into.arguments().condition(item.condition()), around.source()))
            .toList();
    boolean isDistinct = call.quantifier() != null && call.quantifier().DISTINCT() != null;
    AggregateCall.Rows rows =
        new AggregateCall.Rows(filters(call.filter(), into), isDistinct, order);
    if (isDistinct) {
      arguments.forEach(one -> around.source().at(call, () -> Comparisons.key("DISTINCT", one)));
    }
    return Optional.of(
        around
            .source()
            .at(call, () -> into.value(AggregateCall.of(function.get(), arguments, rows))));
  }

  @Override
  public Expr aggregate(CallOfRowsContext call) {
    AggregateFunction function = AggregateFunction.find(call.function().getText()).orElse(null);
    if (function != AggregateFunction.COUNT) {
      throw at(call, SqlException.noStar(call.function().getText()));
    }
    Groups into = groups(call);
    AggregateCall.Rows rows =
        new AggregateCall.Rows(filters(call.filter(), into), false, List.of());
    return into.value(
        new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), rows, Simple.INT64));
  }

  private Groups groups(ParserRuleContext call) {
    return groups.orElseThrow(() -> at(call, SqlException.noAggregateHere()));
  }

  private static List<Expr> filters(@Nullable FilterContext filter, Groups into) {
    return filter == null
        ? List.of()
        : Conjuncts.of(into.arguments().truth("FILTER", filter.condition())).terms();
  }

  @Override
  public Expr scalar(QueryContext query) {
    Plan plan = bind(query);
    if (plan.columns().size() != 1) {
      throw at(query, SqlException.queryColumns(1, plan.columns().size()));
    }
    subqueries.add(new Subquery.Scalar(plan));
    return new Ref(plan.columns().getFirst());
  }

  @Override
  public Expr exists(QueryContext query) {
    Plan plan = bind(query);
    boolean isAnyRow = plan instanceof Limit(_, var offset, var count) && offset == 0 && count > 0;
    return test(isAnyRow ? plan.inputs().getFirst() : plan, Literal.of(true), "exists");
  }

  @Override
  public Expr any(
      List<Expr> values, Comparison comparison, QueryContext query, ParserRuleContext place) {
    Plan plan = bind(query);
    List<Column> columns = plan.columns();
    if (columns.size() != values.size()) {
      throw at(query, SqlException.queryColumns(values.size(), columns.size()));
    }
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Expr value = values.get(i);
      Ref column = new Ref(columns.get(i));
      terms.add(around.source().at(place, () -> Comparisons.compare(comparison, value, column)));
    }
    return test(plan, new Conjuncts(terms).predicate(), "any");
  }

  private Expr test(Plan plan, Expr condition, String name) {
    Column mark = around.ids().deal(name, Simple.BOOLEAN);
    subqueries.add(new Subquery.Test(plan, mark, condition));
    return new Ref(mark);
  }

  private Plan bind(QueryContext query) {
    return new QueryBinder(around.inside(scope)).bind(query);
  }

  private SqlException at(ParserRuleContext context, SqlException error) {
    return SqlException.at(around.source().place(context.getStart()), error);
  }
}
