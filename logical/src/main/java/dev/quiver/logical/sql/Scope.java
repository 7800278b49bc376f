package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The names a text may use: the columns of its input, the values of `$1`, `$2`, … and of `:name`,
/// and in a subquery the names around it.
public record Scope(
    List<Entry> entries,
    List<Literal> parameters,
    Map<String, Literal> named,
    Optional<Scope> outer) {
  public Scope {
    entries = List.copyOf(entries);
    parameters = List.copyOf(parameters);
    named = Map.copyOf(named);
  }

  /// The scope of these columns and of values for `$1`, `$2`, ….
  public Scope(List<Entry> entries, List<Literal> parameters) {
    this(entries, parameters, Map.of(), Optional.empty());
  }

  /// A column, and in words where it comes from; empty if there is nothing to tell apart.
  ///
  /// `relation` is what may stand before its name, empty for nothing; `isQualified` says that it
  /// must.
  public record Entry(Column column, String origin, String relation, boolean isQualified) {
    /// A column that is used by its name alone.
    public Entry(Column column, String origin) {
      this(column, origin, "", false);
    }

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
    return new Scope(entries, parameters, named, outer);
  }

  /// Other columns, in the places where this one's are.
  Scope with(List<Entry> other) {
    return new Scope(other, parameters, named, outer);
  }

  /// Columns of a subquery, around which these are.
  Scope inside(List<Entry> inner) {
    return new Scope(inner, parameters, named, Optional.of(this));
  }

  /// The column of exactly this name; an error if there is none, or more than one.
  public Column exact(String name) {
    return find(entry -> named(entry, name, true), name);
  }

  /// The column an unquoted name means: of exactly this name, else the one that differs in case
  /// only; an error if there is none, or more than one.
  public Column folded(String name) {
    return find(entry -> named(entry, name, false), name);
  }

  /// Whether there is a column of this name here or around.
  boolean has(Name name) {
    return !matching(entry -> named(entry, name.text(), name.isQuoted())).isEmpty()
        || (outer.isPresent() && outer.get().has(name));
  }

  /// Whether a relation here or around is called this.
  boolean hasRelation(Name relation) {
    return entries.stream().anyMatch(entry -> relation.means(entry.relation()))
        || (outer.isPresent() && outer.get().hasRelation(relation));
  }

  /// The column of a relation; an error if there is none, or more than one.
  Column of(Name relation, Name name) {
    if (entries.stream().noneMatch(entry -> relation.means(entry.relation()))
        && outer.isPresent()) {
      return outer.get().of(relation, name);
    }
    List<Entry> there = entries.stream().filter(entry -> relation.means(entry.relation())).toList();
    List<Entry> exact =
        there.stream().filter(entry -> entry.column().name().equals(name.text())).toList();
    List<Entry> found =
        exact.isEmpty()
            ? there.stream().filter(entry -> name.means(entry.column().name())).toList()
            : exact;
    return only(relation.text() + "." + name.text(), found, there);
  }

  /// The value of the parameter at a position, the first being 1.
  public Expr parameter(int position) {
    if (position < 1 || position > parameters.size()) {
      throw SqlException.unknownParameter(Integer.toString(position), parameters.size());
    }
    return parameters.get(position - 1);
  }

  /// The value of the parameter of a name.
  Expr parameter(String name) {
    Literal value = named.get(name);
    if (value == null) {
      throw SqlException.unknownParameter(name, named.keySet().stream().sorted().toList());
    }
    return value;
  }

  private Column find(Predicate<Entry> test, String name) {
    List<Entry> found = matching(test);
    List<Entry> exact = found.stream().filter(entry -> entry.column().name().equals(name)).toList();
    return found.isEmpty() && outer.isPresent() && outer.get().isAnywhere(test)
        ? outer.get().find(test, name)
        : only(name, exact.isEmpty() ? found : exact, entries);
  }

  private boolean isAnywhere(Predicate<Entry> test) {
    return !matching(test).isEmpty() || (outer.isPresent() && outer.get().isAnywhere(test));
  }

  private static boolean named(Entry entry, String name, boolean isExact) {
    String known = entry.column().name();
    return isExact ? known.equals(name) : known.equalsIgnoreCase(name);
  }

  private List<Entry> matching(Predicate<Entry> test) {
    return entries.stream().filter(entry -> !entry.isQualified() && test.test(entry)).toList();
  }

  private static Column only(String name, List<Entry> found, List<Entry> known) {
    return switch (found.size()) {
      case 0 ->
          throw SqlException.unknownColumn(
              name, known.stream().map(entry -> entry.column().name()).distinct().toList());
      case 1 -> found.getFirst().column();
      default -> throw SqlException.ambiguousColumn(name, found);
    };
  }
}
