package dev.quiver.logical.plan;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A relational expression. Plans are values: immutable, and equal when they say the same thing.
public sealed interface Plan {
  /// Reads columns of a table at its pinned version; every row for which all `filters` are true.
  ///
  /// Filters use the scan's own columns only.
  record Scan(TableRef table, List<Import> imports, List<Expr> filters) implements Plan {
    public Scan {
      imports = List.copyOf(imports);
      filters = List.copyOf(filters);
    }
  }

  /// Reads columns of another definition of the program.
  record Reference(String definition, List<Import> imports) implements Plan {
    public Reference {
      imports = List.copyOf(imports);
    }
  }

  /// No rows.
  record Empty(List<Column> columns) implements Plan {
    public Empty {
      columns = List.copyOf(columns);
    }
  }

  /// Just these rows, in order; each has a value for each column.
  record Values(List<Column> columns, List<List<Value>> rows) implements Plan {
    public Values {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// Keeps the rows for which the predicate is true.
  record Filter(Plan input, Expr predicate) implements Plan {}

  /// Computes columns, in order.
  record Project(Plan input, List<Assignment> assignments) implements Plan {
    public Project {
      assignments = List.copyOf(assignments);
    }
  }

  /// Pairs rows for which the condition is true; SEMI and ANTI give the left columns only.
  record Join(Plan left, Plan right, JoinType type, Expr condition) implements Plan {}

  /// The left rows, each with a mark: whether the condition is true for some right row, else NULL
  /// where it is unknown for some, else FALSE. That is what IN says of a subquery.
  record MarkJoin(Plan left, Plan right, Column mark, Expr condition) implements Plan {}

  /// One row for each distinct combination of the keys (which are columns of the input; NULL is a
  /// value like any other); without keys exactly one row. Without calls: the distinct rows.
  record Aggregate(Plan input, List<Column> keys, List<Aggregation> aggregations) implements Plan {
    public Aggregate {
      keys = List.copyOf(keys);
      aggregations = List.copyOf(aggregations);
    }
  }

  /// The rows of all inputs, one input after the other; columns go by position, types are equal.
  record Union(List<Plan> inputs, List<Column> columns) implements Plan {
    public Union {
      inputs = List.copyOf(inputs);
      columns = List.copyOf(columns);
    }
  }

  /// Each row as often as a column of it says, an int64; none where that is NULL or below one.
  record Repeat(Plan input, Column times) implements Plan {}

  /// The rows in order of the keys; rows that agree in all keys, in the order of all their columns.
  record Sort(Plan input, List<SortKey> keys) implements Plan {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /// At most `count` of the rows, in their order, after the first `offset` ones.
  record Limit(Plan input, long offset, long count) implements Plan {
    /// The count that lets every row pass.
    public static final long ALL = Long.MAX_VALUE;

    public Limit {
      if (offset < 0 || count < 0) {
        throw new IllegalArgumentException("a limit of %d after %d".formatted(count, offset));
      }
    }
  }

  /// The first `count` rows of a sort, without sorting the rest.
  record TopK(Plan input, List<SortKey> keys, long count) implements Plan {
    public TopK {
      keys = List.copyOf(keys);
      if (count < 0) {
        throw new IllegalArgumentException("the first %d rows".formatted(count));
      }
    }
  }

  /// Takes a column of a table or definition, by its ordinal there, under an id of this plan.
  record Import(Column column, int source) {}

  /// One output column of a [Project].
  record Assignment(Column column, Expr value) {
    /// A column as it is.
    public static Assignment kept(Column column) {
      return new Assignment(column, new Expr.Ref(column));
    }

    /// Columns as they are.
    public static List<Assignment> kept(List<Column> columns) {
      return columns.stream().map(Assignment::kept).toList();
    }
  }

  /// One computed column of an [Aggregate].
  record Aggregation(Column column, AggregateCall call) {}

  /// Which rows a join gives.
  enum JoinType {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    SEMI,
    ANTI,
    /// Like LEFT, but a left row with a second match is an error: a scalar subquery.
    SINGLE;

    /// Whether the right input's columns are part of the result.
    public boolean keepsRight() {
      return this != SEMI && this != ANTI;
    }
  }

  /// The columns this plan produces, in order.
  ///
  /// Walks down to the nodes that say; ask once and keep the answer.
  default List<Column> columns() {
    return switch (this) {
      case Scan(_, var imports, _) -> imports.stream().map(Import::column).toList();
      case Reference(_, var imports) -> imports.stream().map(Import::column).toList();
      case Empty(var columns) -> columns;
      case Values(var columns, _) -> columns;
      case Filter(var input, _) -> input.columns();
      case Project(_, var assignments) -> assignments.stream().map(Assignment::column).toList();
      case Join(var left, var right, var type, _) ->
          type.keepsRight() ? concat(left.columns(), right.columns()) : left.columns();
      case MarkJoin(var left, _, var mark, _) -> concat(left.columns(), List.of(mark));
      case Aggregate(_, var keys, var aggregations) ->
          concat(keys, aggregations.stream().map(Aggregation::column).toList());
      case Union(_, var columns) -> columns;
      case Repeat(var input, _) -> input.columns();
      case Sort(var input, _) -> input.columns();
      case Limit(var input, _, _) -> input.columns();
      case TopK(var input, _, _) -> input.columns();
    };
  }

  /// The expressions that this very node evaluates, keys among them.
  default List<Expr> exprs() {
    return switch (this) {
      case Scan(_, _, var filters) -> filters;
      case Reference _, Empty _, Values _, Union _, Limit _ -> List.of();
      case Filter(_, var predicate) -> List.of(predicate);
      case Project(_, var assignments) -> assignments.stream().map(Assignment::value).toList();
      case Join(_, _, _, var condition) -> List.of(condition);
      case MarkJoin(_, _, _, var condition) -> List.of(condition);
      case Aggregate(_, var keys, var aggregations) ->
          Stream.concat(
                  keys.stream().<Expr>map(Expr.Ref::new),
                  aggregations.stream().flatMap(one -> one.call().operands().stream()))
              .toList();
      case Repeat(_, var times) -> List.of(new Expr.Ref(times));
      case Sort(_, var keys) -> keys.stream().map(SortKey::value).toList();
      case TopK(_, var keys, _) -> keys.stream().map(SortKey::value).toList();
    };
  }

  /// The plans this one reads, left to right.
  default List<Plan> inputs() {
    return switch (this) {
      case Scan _, Reference _, Empty _, Values _ -> List.of();
      case Filter(var input, _) -> List.of(input);
      case Project(var input, _) -> List.of(input);
      case Join(var left, var right, _, _) -> List.of(left, right);
      case MarkJoin(var left, var right, _, _) -> List.of(left, right);
      case Aggregate(var input, _, _) -> List.of(input);
      case Union(var inputs, _) -> inputs;
      case Repeat(var input, _) -> List.of(input);
      case Sort(var input, _) -> List.of(input);
      case Limit(var input, _, _) -> List.of(input);
      case TopK(var input, _, _) -> List.of(input);
    };
  }

  /// This node reading `inputs` instead of its own.
  default Plan withInputs(List<Plan> inputs) {
    return switch (this) {
      case Scan _, Reference _, Empty _, Values _ -> this;
      case Filter(_, var predicate) -> new Filter(inputs.getFirst(), predicate);
      case Project(_, var assignments) -> new Project(inputs.getFirst(), assignments);
      case Join(_, _, var type, var on) -> new Join(inputs.getFirst(), inputs.getLast(), type, on);
      case MarkJoin(_, _, var mark, var on) ->
          new MarkJoin(inputs.getFirst(), inputs.getLast(), mark, on);
      case Aggregate(_, var keys, var aggregations) ->
          new Aggregate(inputs.getFirst(), keys, aggregations);
      case Union(_, var columns) -> new Union(inputs, columns);
      case Repeat(_, var times) -> new Repeat(inputs.getFirst(), times);
      case Sort(_, var keys) -> new Sort(inputs.getFirst(), keys);
      case Limit(_, var offset, var count) -> new Limit(inputs.getFirst(), offset, count);
      case TopK(_, var keys, var count) -> new TopK(inputs.getFirst(), keys, count);
    };
  }

  /// This node with `change` applied to each input; the very same node when no input changed.
  default Plan mapInputs(UnaryOperator<Plan> change) {
    List<Plan> inputs = inputs();
    List<Plan> changed = inputs.stream().map(change).toList();
    for (int i = 0; i < inputs.size(); i++) {
      if (!inputs.get(i).isSame(changed.get(i))) {
        return withInputs(changed);
      }
    }
    return this;
  }

  /// Whether `other` is this very node. Rewrites answer the same node when they change nothing.
  @SuppressWarnings("ReferenceEquality")
  default boolean isSame(Plan other) {
    return this == other;
  }

  private static List<Column> concat(List<Column> left, List<Column> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
