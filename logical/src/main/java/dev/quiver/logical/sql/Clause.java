package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.sql.SqlParser.CallContext;
import dev.quiver.logical.sql.SqlParser.CallOfRowsContext;
import dev.quiver.logical.sql.SqlParser.QueryContext;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/// What may stand in the expressions of a part of a query beside values of one row.
interface Clause {
  /// The value of a call, if it is one of an aggregate.
  Optional<Expr> aggregate(CallContext call);

  /// The value of a call of all rows, `count(*)`.
  Expr aggregate(CallOfRowsContext call);

  /// The one value of a subquery, NULL if it has no row.
  Expr scalar(QueryContext query);

  /// Whether a subquery has a row.
  Expr exists(QueryContext query);

  /// Whether the comparison with a row of a subquery is true; of several values, with all columns.
  Expr any(List<Expr> values, Comparison comparison, QueryContext query, ParserRuleContext place);
}
