package dev.quiver.engine;

import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks for the rows of one SELECT over tables that it names: `parameters` are the values of `$1`,
/// `$2`, …, `named` those of `:name`.
///
/// ```java
/// SqlQuery query = SqlQuery.of("SELECT region, count(*) AS n FROM orders GROUP BY region")
///     .with("orders", "/lake/orders");
/// try (QueryResult rows = session.query(session.prepare(query))) {
///   …
/// }
/// ```
public record SqlQuery(
    String text,
    Map<String, SqlQuery.Table> tables,
    List<Literal> parameters,
    Map<String, Literal> named) {
  /// Where a table is, and which version of it is asked for.
  public record Table(String location, TableVersion version) {}

  /// A query without tables and parameters.
  public static SqlQuery of(String text) {
    return new SqlQuery(text, Map.of(), List.of(), Map.of());
  }

  public SqlQuery {
    tables = Map.copyOf(tables);
    parameters = List.copyOf(parameters);
    named = Map.copyOf(named);
  }

  /// The query with one more table, at its latest version.
  public SqlQuery with(String name, String location) {
    return with(name, new Table(location, new TableVersion.Latest()));
  }

  /// The query with one more table.
  public SqlQuery with(String name, Table table) {
    Map<String, Table> more = new LinkedHashMap<>(tables);
    more.put(name, table);
    return new SqlQuery(text, more, parameters, named);
  }

  /// The query with a value for the next of `$1`, `$2`, ….
  public SqlQuery with(Literal value) {
    List<Literal> more = new ArrayList<>(parameters);
    more.add(value);
    return new SqlQuery(text, tables, more, named);
  }

  /// The query with the value of `:name`.
  public SqlQuery with(String name, Literal value) {
    Map<String, Literal> more = new LinkedHashMap<>(named);
    more.put(name, value);
    return new SqlQuery(text, tables, parameters, more);
  }
}
