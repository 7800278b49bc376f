package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.function.Predicate;

/// The names a text may use: the columns of its input, and the values of `$1`, `$2`, ….
public record Scope(List<Entry> entries, List<Literal> parameters) {
  public Scope {
    entries = List.copyOf(entries);
    parameters = List.copyOf(parameters);
  }

  /// A column, and in words where it comes from; empty if there is nothing to tell apart.
  public record Entry(Column column, String origin) {
    /// The column's name, and its origin if it has one.
    String text() {
      return origin.isEmpty() ? column.name() : column.name() + " of " + origin;
    }
  }

  /// The scope of these columns, without parameters.
  public static Scope of(List<Column> columns) {
    return new Scope(columns.stream().map(column -> new Entry(column, "")).toList(), List.of());
  }

  /// This scope with values for `$1`, `$2`, ….
  public Scope withParameters(List<Literal> parameters) {
    return new Scope(entries, parameters);
  }

  /// The column of exactly this name; an error if there is none, or more than one.
  public Column exact(String name) {
    return only(name, matching(name::equals));
  }

  /// The column an unquoted name means: of exactly this name, else the one that differs in case
  /// only; an error if there is none, or more than one.
  public Column folded(String name) {
    List<Entry> exact = matching(name::equals);
    return only(name, exact.isEmpty() ? matching(name::equalsIgnoreCase) : exact);
  }

  /// The value of the parameter at a position, the first being 1.
  public Expr parameter(int position) {
    if (position < 1 || position > parameters.size()) {
      throw SqlException.unknownParameter(Integer.toString(position), parameters.size());
    }
    return parameters.get(position - 1);
  }

  private List<Entry> matching(Predicate<String> test) {
    return entries.stream().filter(entry -> test.test(entry.column().name())).toList();
  }

  private Column only(String name, List<Entry> found) {
    return switch (found.size()) {
      case 0 ->
          throw SqlException.unknownColumn(
              name, entries.stream().map(entry -> entry.column().name()).distinct().toList());
      case 1 -> found.getFirst().column();
      default -> throw SqlException.ambiguousColumn(name, found);
    };
  }
}
