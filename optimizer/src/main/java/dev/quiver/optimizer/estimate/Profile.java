package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.type.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What is thought of a plan's rows: how many there are, how sure that is, and which values each
/// column has. A column is looked at when somebody asks for it.
public final class Profile {
  private final double rows;
  private final Grade grade;
  private final List<Column> columns;
  private final Function<Column, Domain> source;
  private final Map<Column, Domain> domains = new HashMap<>();

  Profile(double rows, Grade grade, List<Column> columns, Function<Column, Domain> source) {
    this.rows = Math.max(0, rows);
    this.grade = grade;
    this.columns = columns;
    this.source = source;
  }

  /// How many rows there are.
  public double rows() {
    return rows;
  }

  /// How sure that is.
  public Grade grade() {
    return grade;
  }

  /// The plan's columns.
  List<Column> columns() {
    return columns;
  }

  /// The values of a column of the plan.
  Domain domain(Column column) {
    Domain known = domains.get(column);
    if (known == null) {
      known = source.apply(column);
      domains.put(column, known);
    }
    return known;
  }

  /// How many different values a column of the plan is thought to have.
  public double distinct(Column column) {
    return domain(column).distinct();
  }

  /// So many of these rows.
  Profile taking(double wanted, Grade other) {
    double kept = rows > 0 ? wanted / rows : 1;
    return new Profile(
        wanted, grade.with(other), columns, column -> domain(column).thinned(rows, kept));
  }
}
