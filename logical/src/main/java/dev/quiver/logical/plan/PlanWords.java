package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Identifiers;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The parts of plan text that the logical and the physical printer have in common.
public record PlanWords(ColumnNames names) {
  /// ` (a, b := c)`: the columns taken, each with its name at the source where that is another.
  public String imports(List<Import> imports, IntFunction<String> sourceName) {
    return imports.stream()
        .map(one -> taken(one.column(), sourceName.apply(one.source())))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /// ` (a, b)`: the columns taken from a source whose own names are not known.
  public String imports(List<Import> imports) {
    return " (" + names.of(imports.stream().map(Import::column).toList()) + ")";
  }

  /// ` of files 'a', 'b'` where a table is not seen whole, or nothing.
  public String files(Optional<List<String>> files) {
    return files
        .map(paths ->
            paths.isEmpty()
                ? " of no files"
                : paths.stream()
                    .map(path -> "'" + path.replace("'", "''") + "'")
                    .collect(Collectors.joining(", ", " of files ", "")))
        .orElse("");
  }

  /// ` where a > 1 and b = 2`, or nothing.
  public String where(List<Expr> filters) {
    return filters.isEmpty()
        ? ""
        : filters.stream().map(this::conjunct).collect(Collectors.joining(" and ", " where ", ""));
  }

  /// ` a, b := c + 1`, or nothing.
  public String assignments(List<Assignment> assignments) {
    return assignments.isEmpty()
        ? ""
        : assignments.stream().map(this::assignment).collect(Collectors.joining(", ", " ", ""));
  }

  /// ` by a, b: total := sum(c)`, each part where there is one.
  public String grouping(List<Column> keys, List<Aggregation> aggregations) {
    String by = keys.isEmpty() ? "" : " by " + names.of(keys);
    return aggregations.isEmpty()
        ? by
        : aggregations.stream()
            .map(this::aggregation)
            .collect(Collectors.joining(", ", by + ": ", ""));
  }

  /// ` (a int64, b string)`.
  public String typed(List<Column> columns) {
    return columns.stream()
        .map(column -> names.of(column) + " " + column.type().text())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /// `: (1, 'a'), (2, NULL)`: rows of constants.
  public String rows(List<Column> columns, List<List<Value>> rows) {
    return rows.stream().map(row -> row(columns, row)).collect(Collectors.joining(", ", ": ", ""));
  }

  /// ` by a, b DESC`: an order; what is not said is ascending with NULLs last, or descending with
  /// NULLs first.
  public String ordering(List<SortKey> keys) {
    return " by " + names.ordering(keys);
  }

  /// ` 10 after 5`, of a limit.
  public static String limit(long offset, long count) {
    String most = count == Limit.ALL ? " all" : " " + count;
    return offset == 0 ? most : most + " after " + offset;
  }

  private String row(List<Column> columns, List<Value> row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> names.of(new Literal(row.get(i), columns.get(i).type())))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private String taken(Column column, String source) {
    String name = names.of(column);
    return Identifiers.quoted(column.name()).equals(source) ? name : name + " := " + source;
  }

  private String conjunct(Expr filter) {
    boolean isCompound = filter instanceof And || filter instanceof Or;
    return isCompound ? "(" + names.of(filter) + ")" : names.of(filter);
  }

  private String assignment(Assignment one) {
    String name = names.of(one.column());
    String value = names.of(one.value());
    return name.equals(value) ? name : name + " := " + value;
  }

  private String aggregation(Aggregation one) {
    return names.of(one.column()) + " := " + names.of(one.call());
  }
}
