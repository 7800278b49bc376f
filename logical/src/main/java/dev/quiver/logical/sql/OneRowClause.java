package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.sql.SqlParser.CallContext;
import dev.quiver.logical.sql.SqlParser.CallOfRowsContext;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// Expressions over the values of one row and nothing else.
record OneRowClause(Source source) implements Clause {
  @Override
  public Optional<Expr> aggregate(CallContext call) {
    if (call.quantifier() != null || call.ORDER() != null || call.filter() != null) {
      throw SqlException.at(source.place(call.getStart()), SqlException.noAggregateHere());
    }
    return Optional.empty();
  }

  @Override
  public Expr aggregate(CallOfRowsContext call) {
    throw SqlException.at(source.place(call.getStart()), SqlException.noAggregateHere());
  }

  @Override
  public Expr scalar(QueryContext query) {
    throw noQuery(query);
  }

  @Override
  public Expr exists(QueryContext query) {
    throw noQuery(query);
  }

  @Override
  public Expr any(
      List<Expr> values, Comparison comparison, QueryContext query, ParserRuleContext place) {
    throw noQuery(query);
  }

  private SqlException noQuery(QueryContext query) {
    return SqlException.at(source.place(query.getStart()), SqlException.noQueryHere());
  }
}
