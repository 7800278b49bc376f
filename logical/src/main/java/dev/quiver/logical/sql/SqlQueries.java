package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads queries and binds them to the names of tables.
public final class SqlQueries {
  private SqlQueries() {}

  /// The plan that a text means, in columns dealt from `ids`; its columns are the query's. An error
  /// has its place in the text.
  public static Plan bind(
      String text, Tables tables, Ids ids, List<Literal> parameters, Map<String, Literal> named) {
    Source source = new Source(text);
    Scope scope = new Scope(List.of(), parameters, named, Optional.empty());
    Surroundings around = new Surroundings(source, tables, ids, scope, Map.of());
    return new QueryBinder(around).bind(source.query());
  }

  /// Those of the `known` tables that a text reads, in the order of the text; none where it is no
  /// query, which binding it tells.
  public static List<String> reads(String text, Collection<String> known) {
    try {
      return TableNames.of(new Source(text).query(), known);
    } catch (SqlException _) {
      return List.of();
    }
  }
}
