package dev.quiver.physical;

import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.stream.Stream;

/// A relational expression with every choice made.
public sealed interface PhysicalPlan {
  /// Reads columns of a table; rows for which a filter is not true are skipped, all of them.
  record TableScan(TableRef table, List<Import> imports, List<ScanFilter> filters)
      implements PhysicalPlan {
    public TableScan {
      imports = List.copyOf(imports);
      filters = List.copyOf(filters);
    }
  }

  /// A conjunct over a scan's columns and what the source promised for it.
  record ScanFilter(Expr conjunct, Pushdown pushdown) {}

  /// Reads columns of a share of the program.
  record ShareScan(String share, List<Import> imports) implements PhysicalPlan {
    public ShareScan {
      imports = List.copyOf(imports);
    }
  }

  /// No rows.
  record Empty(List<Column> columns) implements PhysicalPlan {
    public Empty {
      columns = List.copyOf(columns);
    }
  }

  /// Keeps the rows for which the predicate is true.
  record Filter(PhysicalPlan input, Expr predicate) implements PhysicalPlan {}

  /// Computes columns, in order.
  record Project(PhysicalPlan input, List<Assignment> assignments) implements PhysicalPlan {
    public Project {
      assignments = List.copyOf(assignments);
    }
  }

  /// Pairs rows whose keys are equal, by a hash table over the build side.
  ///
  /// Columns are the left input's, then the right's where the type keeps them, whichever is built.
  record HashJoin(
      PhysicalPlan left, PhysicalPlan right, JoinType type, List<JoinKey> keys, Side build)
      implements PhysicalPlan {
    public HashJoin {
      keys = List.copyOf(keys);
    }
  }

  /// One equality of a join: an expression over the left input and one over the right, of one type.
  /// NULL equals nothing.
  record JoinKey(Expr left, Expr right) {}

  /// An input of a join.
  enum Side {
    LEFT,
    RIGHT
  }

  /// One row for each distinct combination of the keys; without keys exactly one row.
  record HashAggregate(PhysicalPlan input, List<Column> keys, List<Aggregation> aggregations)
      implements PhysicalPlan {
    public HashAggregate {
      keys = List.copyOf(keys);
      aggregations = List.copyOf(aggregations);
    }
  }

  /// The rows of all inputs, one input after the other, by position.
  record Union(List<PhysicalPlan> inputs, List<Column> columns) implements PhysicalPlan {
    public Union {
      inputs = List.copyOf(inputs);
      columns = List.copyOf(columns);
    }
  }

  /// The columns this plan produces, in order.
  default List<Column> columns() {
    return switch (this) {
      case TableScan(_, var imports, _) -> imports.stream().map(Import::column).toList();
      case ShareScan(_, var imports) -> imports.stream().map(Import::column).toList();
      case Empty(var columns) -> columns;
      case Filter(var input, _) -> input.columns();
      case Project(_, var assignments) -> assignments.stream().map(Assignment::column).toList();
      case HashJoin(var left, var right, var type, _, _) ->
          type.keepsRight() ? concat(left.columns(), right.columns()) : left.columns();
      case HashAggregate(_, var keys, var aggregations) ->
          concat(keys, aggregations.stream().map(Aggregation::column).toList());
      case Union(_, var columns) -> columns;
    };
  }

  /// The plans this one reads, left to right.
  default List<PhysicalPlan> inputs() {
    return switch (this) {
      case TableScan _, ShareScan _, Empty _ -> List.of();
      case Filter(var input, _) -> List.of(input);
      case Project(var input, _) -> List.of(input);
      case HashJoin(var left, var right, _, _, _) -> List.of(left, right);
      case HashAggregate(var input, _, _) -> List.of(input);
      case Union(var inputs, _) -> inputs;
    };
  }

  private static List<Column> concat(List<Column> left, List<Column> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
