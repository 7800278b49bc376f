package dev.quiver.optimizer.planner;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Carries a sift from the top of a plan, where rows that it takes out are dropped anyhow, down to
/// scans.
///
/// It goes on below a node if dropping the rows below drops just those rows above, and only past
/// expressions that cannot fail: which rows are taken out is not the same in every run, and an
/// error must be. Each column is followed by its id. Shares are not entered, since others read
/// them.
final class SiftPush {
  /// A sum of so many digits more than its arguments have does not overflow before memory does.
  private static final int ROOM = 10;

  /// Farther down a filter has little left to take out, and plans take long to make.
  private static final int MOST_JOINS = 32;

  private final UnaryOperator<HashJoin> again;
  private final boolean isEarly;
  private int depth;

  /// `again` looks anew at a join whose build side has come to be sifted.
  SiftPush(UnaryOperator<HashJoin> again) {
    this(again, false);
  }

  /// Goes only where rows stream from scans to the top, since a filter that is made of them comes
  /// too late for any other.
  SiftPush() {
    this(join -> join, true);
  }

  private SiftPush(UnaryOperator<HashJoin> again, boolean isEarly) {
    this.again = again;
    this.isEarly = isEarly;
  }

  /// The plan with the sift in some scan, or nothing where it does not get there.
  Optional<PhysicalPlan> into(PhysicalPlan plan, Sift sift) {
    return switch (plan) {
      case TableScan scan -> scan(scan, sift);
      case Filter(var input, var predicate) ->
          predicate.canFail()
              ? Optional.empty()
              : into(input, sift).map(sifted -> new Filter(sifted, predicate));
      case Project(var input, var assignments) -> project(input, assignments, sift);
      case HashJoin join -> join(join, sift);
      case MarkJoin(var left, var right, var mark, var on) ->
          sift.column().id() == mark.id() || FilterPlacement.canFail(on)
              ? Optional.empty()
              : into(left, sift).map(sifted -> new MarkJoin(sifted, right, mark, on));
      case NestedLoopJoin join -> loop(join, sift);
      case HashAggregate(var input, var keys, var calls) ->
          isEarly || !keys.contains(sift.column()) || calls.stream().anyMatch(SiftPush::canFail)
              ? Optional.empty()
              : into(input, sift).map(sifted -> new HashAggregate(sifted, keys, calls));
      case Union(var inputs, var columns) -> union(inputs, columns, sift);
      case Repeat(var input, var times) ->
          into(input, sift).map(sifted -> new Repeat(sifted, times));
      case Sort(var input, var keys) ->
          isEarly || keys.stream().anyMatch(key -> key.value().canFail())
              ? Optional.empty()
              : into(input, sift).map(sifted -> new Sort(sifted, keys));
      case Limit _, TopK _, ShareScan _, Empty _, Values _ -> Optional.empty();
    };
  }

  private static Optional<PhysicalPlan> scan(TableScan scan, Sift sift) {
    if (scan.filters().stream().map(ScanFilter::conjunct).anyMatch(Expr::canFail)) {
      return Optional.empty();
    }
    List<Sift> sifts = new ArrayList<>(scan.sifts());
    sifts.add(sift);
    return Optional.of(new TableScan(scan.table(), scan.imports(), scan.filters(), sifts));
  }

  private Optional<PhysicalPlan> project(
      PhysicalPlan input, List<Assignment> assignments, Sift sift) {
    Expr value = Substitution.of(assignments).in(sift.value());
    return !Sift.isPossible(value)
            || assignments.stream().anyMatch(assignment -> assignment.value().canFail())
        ? Optional.empty()
        : into(input, new Sift(sift.filter(), value))
            .map(sifted -> new Project(sifted, assignments));
  }

  private Optional<PhysicalPlan> union(List<PhysicalPlan> inputs, List<Column> columns, Sift sift) {
    List<PhysicalPlan> sifted = new ArrayList<>();
    boolean isSifted = false;
    for (PhysicalPlan input : inputs) {
      Substitution names = Substitution.of(columns, input.columns());
      Optional<PhysicalPlan> one = into(input, new Sift(sift.filter(), names.in(sift.value())));
      isSifted |= one.isPresent();
      sifted.add(one.orElse(input));
    }
    return isSifted ? Optional.of(new Union(sifted, columns)) : Optional.empty();
  }

  private Optional<PhysicalPlan> loop(NestedLoopJoin join, Sift sift) {
    boolean left = gives(join.left(), sift.column());
    if (join.condition().canFail() || !drops(join.type(), left) || (isEarly && !left)) {
      return Optional.empty();
    }
    return into(left ? join.left() : join.right(), sift)
        .map(one ->
            new NestedLoopJoin(
                left ? one : join.left(),
                left ? join.right() : one,
                join.type(),
                join.condition()));
  }

  /// Whether a column is among a plan's; lists of the columns of a long chain of joins take long to
  /// make.
  private static boolean gives(PhysicalPlan plan, Column column) {
    return switch (plan) {
      case HashJoin join ->
          gives(join.left(), column) || (join.type().keepsRight() && gives(join.right(), column));
      case PhysicalPlan other -> other.columns().contains(column);
    };
  }

  /// Whether dropping rows of a side drops just the rows of the join that have their columns.
  private static boolean drops(JoinType type, boolean left) {
    return switch (type) {
      case INNER -> true;
      case LEFT, SEMI, ANTI -> left;
      case RIGHT -> !left;
      case FULL, SINGLE -> false;
    };
  }

  /// Sifts the side of the column, and the other by what it is compared with, so that the side that
  /// is built becomes small. Where the other publishes what is left of it, that is enough.
  private Optional<PhysicalPlan> join(HashJoin join, Sift sift) {
    boolean left = gives(join.left(), sift.column());
    if (depth == MOST_JOINS || FilterPlacement.canFail(join.on()) || !drops(join.type(), left)) {
      return Optional.empty();
    }
    depth++;
    boolean isBuilt = left == (join.build() == Side.LEFT);
    Optional<HashJoin> sifted = isBuilt ? built(join, sift, left) : probed(join, sift, left);
    depth--;
    return sifted.map(one -> one);
  }

  private Optional<HashJoin> built(HashJoin join, Sift sift, boolean left) {
    return isEarly ? Optional.empty() : own(join, sift, left).map(again);
  }

  private Optional<HashJoin> probed(HashJoin join, Sift sift, boolean left) {
    if (isEarly) {
      return own(join, sift, left);
    }
    Optional<HashJoin> other =
        equal(join, sift, left).map(side -> with(join, side, !left)).map(again);
    return other.isPresent() && publishes(other.get(), sift, left)
        ? other
        : own(other.orElse(join), sift, left).or(() -> other);
  }

  private Optional<HashJoin> own(HashJoin join, Sift sift, boolean left) {
    return into(left ? join.left() : join.right(), sift).map(side -> with(join, side, left));
  }

  private Optional<PhysicalPlan> equal(HashJoin join, Sift sift, boolean left) {
    if (join.type() != JoinType.INNER && join.type() != JoinType.SEMI) {
      return Optional.empty();
    }
    return key(join, sift, left)
        .filter(key -> !key.matchesNull())
        .map(key -> left ? key.right() : key.left())
        .filter(Sift::isPossible)
        .flatMap(value -> into(left ? join.right() : join.left(), new Sift(sift.filter(), value)));
  }

  /// The key of a join that is the sifted value on one side.
  private static Optional<JoinKey> key(HashJoin join, Sift sift, boolean left) {
    return join.on().keys().stream()
        .filter(key -> (left ? key.left() : key.right()).equals(sift.value()))
        .findFirst();
  }

  private static boolean publishes(HashJoin join, Sift sift, boolean left) {
    return key(join, sift, left).stream()
        .anyMatch(key ->
            join.on().publications().stream()
                .anyMatch(one -> join.on().keys().get(one.key()).equals(key)));
  }

  private static HashJoin with(HashJoin join, PhysicalPlan side, boolean left) {
    return new HashJoin(
        left ? side : join.left(),
        left ? join.right() : side,
        join.type(),
        join.on(),
        join.build());
  }

  /// Whether an aggregate may end in an error over some rows.
  private static boolean canFail(Aggregation aggregation) {
    AggregateCall call = aggregation.call();
    if (call.operands().stream().anyMatch(Expr::canFail)) {
      return true;
    }
    return switch (call.function()) {
      case SUM, AVG -> !call.arguments().stream().allMatch(SiftPush::hasRoom);
      case COUNT_ROWS, COUNT, MIN, MAX, BOOL_AND, BOOL_OR -> false;
      case ANY_VALUE, FIRST, LAST, ARG_MIN, ARG_MAX -> false;
      case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP -> true;
      case ARRAY_AGG, STRING_AGG -> true;
    };
  }

  private static boolean hasRoom(Expr argument) {
    return argument.type().isFloat()
        || (argument.type() instanceof Decimal(var precision, _)
            && precision + ROOM <= Decimal.MAX_PRECISION);
  }
}
