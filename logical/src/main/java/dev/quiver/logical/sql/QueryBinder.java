package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.sql.SqlParser.BodyOfTermContext;
import dev.quiver.logical.sql.SqlParser.CommonTableContext;
import dev.quiver.logical.sql.SqlParser.LimitContext;
import dev.quiver.logical.sql.SqlParser.QueryBodyContext;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import dev.quiver.logical.sql.SqlParser.QueryTermContext;
import dev.quiver.logical.sql.SqlParser.SelectTermContext;
import dev.quiver.logical.sql.SqlParser.SortItemContext;
import dev.quiver.logical.sql.SqlParser.ValueContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Binds queries: what WITH names, what ORDER BY and LIMIT do, and the body between.
final class QueryBinder {
  private Surroundings around;

  QueryBinder(Surroundings around) {
    this.around = around;
  }

  Plan bind(QueryContext query) {
    if (query.RECURSIVE() != null) {
      throw at(query, SqlException.recursive());
    }
    query.commonTable().forEach(this::add);
    List<SortItemContext> order = query.sortItem();
    if (query.queryBody() instanceof BodyOfTermContext body
        && body.queryTerm() instanceof SelectTermContext term) {
      return new SelectBinder(around).bind(term.select(), order, plan -> limited(plan, query));
    }
    Plan plan = body(query.queryBody());
    return limited(order.isEmpty() ? plan : sorted(plan, order), query);
  }

  private void add(CommonTableContext context) {
    Name name = Name.of(context.identifier());
    List<Name> names =
        context.columnNames() == null
            ? List.of()
            : context.columnNames().identifier().stream().map(Name::of).toList();
    if (around.isNested()) {
      CommonTable.Written written = new CommonTable.Written(context.query(), names, around);
      written.open(around.ids());
      around = around.with(name.text(), written);
    } else {
      Ids own = new Ids();
      Surroundings apart =
          new Surroundings(around.source(), around.tables(), own, around.scope(), around.commons());
      Plan plan = new CommonTable.Written(context.query(), names, apart).open(own);
      String definition = around.tables().define(name.text(), plan);
      around = around.with(name.text(), new CommonTable.Defined(definition, plan.columns()));
    }
  }

  private Plan body(QueryBodyContext body) {
    return switch (body) {
      case BodyOfTermContext term -> term(term.queryTerm());
      case SqlParser.IntersectionContext both ->
          combined(both.left, SqlParser.INTERSECT, both.quantifier(), both.right, both);
      case SqlParser.CombinationContext either ->
          combined(
              either.left, either.operator.getType(), either.quantifier(), either.right, either);
      case QueryBodyContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  private Plan combined(
      QueryBodyContext left,
      int operator,
      SqlParser.@Nullable QuantifierContext quantifier,
      QueryBodyContext right,
      ParserRuleContext place) {
    boolean isAll = quantifier != null && quantifier.ALL() != null;
    Plan first = body(left);
    Plan second = body(right);
    Combination.Operator how =
        switch (operator) {
          case SqlParser.UNION -> Combination.Operator.UNION;
          case SqlParser.INTERSECT -> Combination.Operator.INTERSECT;
          default -> Combination.Operator.EXCEPT;
        };
    return around
        .source()
        .planAt(place, () -> new Combination(around.ids()).of(first, second, how, isAll));
  }

  private Plan term(QueryTermContext term) {
    return switch (term) {
      case SelectTermContext select ->
          new SelectBinder(around).bind(select.select(), List.of(), plan -> plan);
      case SqlParser.ValuesTermContext values -> new RowsBinder(around).bind(values);
      case SqlParser.QueryInParenthesesContext inner -> new QueryBinder(around).bind(inner.query());
      case QueryTermContext unknown -> throw new AssertionError(unknown.getText());
    };
  }

  /// An order over the columns of a query alone.
  private Plan sorted(Plan plan, List<SortItemContext> order) {
    List<Column> columns = plan.columns();
    Scope scope =
        around.scope().inside(columns.stream().map(one -> new Scope.Entry(one, "")).toList());
    Clause clause = new OneRowClause(around.source());
    List<SortKey> keys = new ArrayList<>();
    for (SortItemContext item : order) {
      int place = Ordinal.of(item.condition(), columns.size(), around.source());
      Expr value =
          place >= 0
              ? new Expr.Ref(columns.get(place))
              : around.condition(item.condition(), scope, clause);
      keys.add(SortItems.key(item, value, around.source()));
    }
    return new Sort(plan, keys);
  }

  private Plan limited(Plan plan, QueryContext query) {
    long offset = 0;
    long count = Limit.ALL;
    for (LimitContext limit : query.limit()) {
      switch (limit) {
        case SqlParser.LimitToContext to -> count = number(to.count, Limit.ALL);
        case SqlParser.OffsetByContext by -> offset = number(by.offset, 0);
        case SqlParser.FetchFirstContext fetch -> count = number(fetch.count, 1);
        case LimitContext unknown -> throw new AssertionError(unknown.getText());
      }
    }
    return offset == 0 && count == Limit.ALL ? plan : new Limit(plan, offset, count);
  }

  private long number(@Nullable ValueContext context, long otherwise) {
    if (context == null) {
      return otherwise;
    }
    Scope scope = around.scope().inside(List.of());
    Expr value =
        new ExpressionBinder(around.source(), scope, new OneRowClause(around.source()))
            .value(context);
    if (value instanceof Literal(Value.Int(var number), _) && number >= 0) {
      return number;
    }
    throw at(context, SqlException.badLimit());
  }

  private SqlException at(ParserRuleContext context, SqlException error) {
    return SqlException.at(around.source().place(context.getStart()), error);
  }
}
