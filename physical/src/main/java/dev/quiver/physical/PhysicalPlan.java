package dev.quiver.physical;

import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.stream.Stream;

/// A relational expression with every choice made.
public sealed interface PhysicalPlan {
  /// Reads columns of a table; rows for which a filter is not true are skipped, all of them, and
  /// rows that a sift takes out may be.
  record TableScan(TableRef table, List<Import> imports, List<ScanFilter> filters, List<Sift> sifts)
      implements PhysicalPlan {
    public TableScan {
      imports = List.copyOf(imports);
      filters = List.copyOf(filters);
      sifts = List.copyOf(sifts);
    }

    /// A scan that waits for no runtime filter.
    public TableScan(TableRef table, List<Import> imports, List<ScanFilter> filters) {
      this(table, imports, filters, List.of());
    }
  }

  /// A conjunct over a scan's columns and what the source promised for it.
  record ScanFilter(Expr conjunct, Pushdown pushdown) {}

  /// Takes out rows that a runtime filter, by its id, says nobody wants: those whose `value`, a
  /// column or a column made wider, is none that was published.
  record Sift(int filter, Expr value) {
    public Sift {
      if (!isPossible(value)) {
        throw new IllegalArgumentException("no column to sift by: " + value);
      }
    }

    /// Whether filters can be asked about a value: a column, or one converted to a type whose
    /// values are kept in the same way.
    public static boolean isPossible(Expr value) {
      return value instanceof Ref
          || (value instanceof Cast(Ref(var column), var type, _) && isWider(column.type(), type));
    }

    private static boolean isWider(DataType from, DataType to) {
      return (from.isInteger() && to.isInteger() && Conversions.isTotal(from, to))
          || (from.isFloat() && to == Simple.FLOAT64)
          || (from instanceof Decimal one
              && to instanceof Decimal other
              && one.scale() == other.scale()
              && one.precision() <= other.precision()
              && other.isCompact());
    }

    /// The column.
    public Column column() {
      return value instanceof Cast(Ref(var column), _, _) ? column : ((Ref) value).column();
    }
  }

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

  /// Just these rows, in order.
  record Values(List<Column> columns, List<List<Value>> rows) implements PhysicalPlan {
    public Values {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
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

  /// Pairs rows whose keys are equal and for which the rest of the condition is true, by a hash
  /// table over the build side.
  ///
  /// Columns are the left input's, then the right's where the type keeps them, whichever is built.
  record HashJoin(PhysicalPlan left, PhysicalPlan right, JoinType type, JoinOn on, Side build)
      implements PhysicalPlan {
    /// A join by equalities alone.
    public HashJoin(
        PhysicalPlan left, PhysicalPlan right, JoinType type, List<JoinKey> keys, Side build) {
      this(left, right, type, new JoinOn(keys, List.of()), build);
    }

    /// Whether a row of the side that is not built is no part of the result, and changes nothing
    /// about it, if it meets no row whose keys are equal.
    public boolean dropsUnmatchedProbes() {
      return switch (type) {
        case INNER, SEMI -> true;
        case LEFT, ANTI -> build == Side.LEFT;
        case RIGHT -> build == Side.RIGHT;
        case FULL, SINGLE -> false;
      };
    }
  }

  /// Gives the left rows, each with a mark: TRUE where the keys are equal and the residual is true
  /// for some right row, else NULL where that is unknown for some, else FALSE. Builds the right;
  /// the keys may be none.
  record MarkJoin(PhysicalPlan left, PhysicalPlan right, Column mark, JoinOn on)
      implements PhysicalPlan {}

  /// Pairs each left row with each right one for which the condition is true. Keeps the right.
  record NestedLoopJoin(PhysicalPlan left, PhysicalPlan right, JoinType type, Expr condition)
      implements PhysicalPlan {}

  /// A condition taken apart: equalities between the sides, and conjuncts over both; and which keys
  /// the build side makes runtime filters of.
  record JoinOn(List<JoinKey> keys, List<Expr> residual, List<Publication> publications) {
    public JoinOn {
      keys = List.copyOf(keys);
      residual = List.copyOf(residual);
      publications = List.copyOf(publications);
    }

    /// A condition of which nothing is published.
    public JoinOn(List<JoinKey> keys, List<Expr> residual) {
      this(keys, residual, List.of());
    }
  }

  /// Tells the values of the `key`th key on the build side to the sifts of a runtime filter. Its id
  /// is the only one of the plan.
  record Publication(int filter, int key) {}

  /// One equality of a join: an expression over the left input and one over the right, of one type.
  /// NULL equals nothing, or if `matchesNull` NULL alone.
  record JoinKey(Expr left, Expr right, boolean matchesNull) {
    /// An equality as SQL has it: NULL equals nothing.
    public JoinKey(Expr left, Expr right) {
      this(left, right, false);
    }
  }

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

  /// Each row as often as a column of it says; none where that is NULL or below one.
  record Repeat(PhysicalPlan input, Column times) implements PhysicalPlan {}

  /// The rows in order of the keys, then of all their columns.
  record Sort(PhysicalPlan input, List<SortKey> keys) implements PhysicalPlan {
    public Sort {
      keys = List.copyOf(keys);
    }
  }

  /// At most `count` of the rows, in their order, after the first `offset` ones.
  record Limit(PhysicalPlan input, long offset, long count) implements PhysicalPlan {}

  /// The first `count` rows in order of the keys, then of all their columns. As rows come it tells
  /// the sifts of these runtime filters, none or one, which first keys are still wanted.
  record TopK(PhysicalPlan input, List<SortKey> keys, long count, List<Integer> filters)
      implements PhysicalPlan {
    public TopK {
      keys = List.copyOf(keys);
      filters = List.copyOf(filters);
    }

    /// The first rows, of which nothing is told.
    public TopK(PhysicalPlan input, List<SortKey> keys, long count) {
      this(input, keys, count, List.of());
    }
  }

  /// The columns this plan produces, in order.
  default List<Column> columns() {
    return switch (this) {
      case TableScan(_, var imports, _, _) -> imports.stream().map(Import::column).toList();
      case ShareScan(_, var imports) -> imports.stream().map(Import::column).toList();
      case Empty(var columns) -> columns;
      case Values(var columns, _) -> columns;
      case Filter(var input, _) -> input.columns();
      case Project(_, var assignments) -> assignments.stream().map(Assignment::column).toList();
      case HashJoin(var left, var right, var type, _, _) ->
          type.keepsRight() ? concat(left.columns(), right.columns()) : left.columns();
      case MarkJoin(var left, _, var mark, _) -> concat(left.columns(), List.of(mark));
      case NestedLoopJoin(var left, var right, var type, _) ->
          type.keepsRight() ? concat(left.columns(), right.columns()) : left.columns();
      case HashAggregate(_, var keys, var aggregations) ->
          concat(keys, aggregations.stream().map(Aggregation::column).toList());
      case Union(_, var columns) -> columns;
      case Repeat(var input, _) -> input.columns();
      case Sort(var input, _) -> input.columns();
      case Limit(var input, _, _) -> input.columns();
      case TopK(var input, _, _, _) -> input.columns();
    };
  }

  /// The plans this one reads, left to right.
  default List<PhysicalPlan> inputs() {
    return switch (this) {
      case TableScan _, ShareScan _, Empty _, Values _ -> List.of();
      case Filter(var input, _) -> List.of(input);
      case Project(var input, _) -> List.of(input);
      case HashJoin(var left, var right, _, _, _) -> List.of(left, right);
      case MarkJoin(var left, var right, _, _) -> List.of(left, right);
      case NestedLoopJoin(var left, var right, _, _) -> List.of(left, right);
      case HashAggregate(var input, _, _) -> List.of(input);
      case Union(var inputs, _) -> inputs;
      case Repeat(var input, _) -> List.of(input);
      case Sort(var input, _) -> List.of(input);
      case Limit(var input, _, _) -> List.of(input);
      case TopK(var input, _, _, _) -> List.of(input);
    };
  }

  private static List<Column> concat(List<Column> left, List<Column> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
