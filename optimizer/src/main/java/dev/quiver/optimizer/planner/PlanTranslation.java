package dev.quiver.optimizer.planner;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.cost.JoinCost;
import dev.quiver.optimizer.cost.Rows;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.estimate.Profile;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Translates the plan of one definition, node by node; each node's columns and rows go up, what is
/// needed of it comes down.
final class PlanTranslation {
  private final Catalog catalog;
  private final Estimates estimates;
  private final Optional<FilterPlacement> filters;

  /// Places runtime filters if it is given who does.
  PlanTranslation(Catalog catalog, Estimates estimates, Optional<FilterPlacement> filters) {
    this.catalog = catalog;
    this.estimates = estimates;
    this.filters = filters;
  }

  /// A plan that gives just the columns of this one.
  Planned root(Plan plan) {
    List<Column> columns = plan.columns();
    Planned planned = translate(plan, Uses.ids(columns));
    if (!planned.columns().equals(columns)) {
      throw new IllegalStateException(
          "planning changed the columns of%n%s".formatted(PlanPrinter.print(plan)));
    }
    return planned;
  }

  /// A plan that gives at least the columns of these ids.
  private Planned translate(Plan plan, Set<Integer> needed) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) -> {
        ScanFilters promises = new ScanFilters(catalog, table, imports);
        List<ScanFilter> promised = filters.stream().map(promises::of).toList();
        yield leaf(plan, new TableScan(table, imports, promised), columns(imports));
      }
      case Reference(var name, var imports) ->
          leaf(plan, new ShareScan(name, imports), columns(imports));
      case Empty(var columns) -> leaf(plan, new PhysicalPlan.Empty(columns), columns);
      case Values(var columns, var rows) ->
          leaf(plan, new PhysicalPlan.Values(columns, rows), columns);
      case Filter(var input, var predicate) -> {
        Planned below = translate(input, with(needed, List.of(predicate)));
        yield over(plan, below, new PhysicalPlan.Filter(below.plan(), predicate), below.columns());
      }
      case Project(var input, var assignments) -> {
        List<Expr> values = assignments.stream().map(Assignment::value).toList();
        Planned below = translate(input, Uses.of(values).ids());
        List<Column> columns = assignments.stream().map(Assignment::column).toList();
        yield over(plan, below, new PhysicalPlan.Project(below.plan(), assignments), columns);
      }
      case Join join -> join(join, needed);
      case Aggregate(var input, var keys, var calls) -> {
        List<Expr> arguments = calls.stream().flatMap(o -> o.call().operands().stream()).toList();
        Planned below = translate(input, with(Uses.ids(keys), arguments));
        List<Column> columns =
            Stream.concat(keys.stream(), calls.stream().map(Aggregation::column)).toList();
        yield over(plan, below, new HashAggregate(below.plan(), keys, calls), columns);
      }
      case Union(var inputs, var columns) -> union(plan, inputs, columns);
      case Sort(var input, var keys) -> {
        // Rows that agree in the keys go by all their columns, needed or not.
        Planned below = root(input);
        yield over(plan, below, new PhysicalPlan.Sort(below.plan(), keys), below.columns());
      }
      case TopK(var input, var keys, var count) -> {
        Planned below = root(input);
        PhysicalPlan.TopK top = new PhysicalPlan.TopK(below.plan(), keys, count);
        yield over(plan, below, bounded(top, below.profile()), below.columns());
      }
      case Limit(var input, var offset, var count) -> {
        Planned below = translate(input, needed);
        PhysicalPlan limit = new PhysicalPlan.Limit(below.plan(), offset, count);
        yield over(plan, below, limit, below.columns());
      }
      case Repeat(var input, var times) -> {
        Planned below = translate(input, with(needed, List.of(new Expr.Ref(times))));
        yield over(plan, below, new PhysicalPlan.Repeat(below.plan(), times), below.columns());
      }
      case MarkJoin join -> mark(join, needed);
    };
  }

  private Planned join(Join join, Set<Integer> needed) {
    JoinOn condition = JoinCondition.of(join.left(), join.right(), join.condition());
    Set<Integer> read = with(needed, List.of(join.condition()));
    Planned left = narrowed(translate(join.left(), read), read);
    Planned right = narrowed(translate(join.right(), read), read);
    List<Column> columns =
        join.type().keepsRight()
            ? Stream.concat(left.columns().stream(), right.columns().stream()).toList()
            : left.columns();
    Profile profile = estimates.profile(join);
    PhysicalPlan plan =
        condition.keys().isEmpty()
            ? new NestedLoopJoin(left.plan(), right.plan(), join.type(), join.condition())
            : filtered(
                new HashJoin(
                    left.plan(),
                    right.plan(),
                    join.type(),
                    condition,
                    JoinCost.byKey(join.type(), sized(left), sized(right), sized(profile, columns))
                        .build()),
                left.profile(),
                right.profile());
    return new Planned(plan, columns, profile, List.of(left, right));
  }

  private HashJoin filtered(HashJoin join, Profile left, Profile right) {
    return filters.map(place -> place.place(join, left, right)).orElse(join);
  }

  private PhysicalPlan bounded(PhysicalPlan.TopK top, Profile input) {
    return filters.map(place -> place.place(top, input)).orElse(top);
  }

  private Planned mark(MarkJoin join, Set<Integer> needed) {
    JoinOn condition = JoinCondition.of(join.left(), join.right(), join.condition());
    Set<Integer> read = with(needed, List.of(join.condition()));
    Planned left = narrowed(translate(join.left(), read), read);
    Planned right = narrowed(translate(join.right(), read), read);
    List<Column> columns = Stream.concat(left.columns().stream(), Stream.of(join.mark())).toList();
    PhysicalPlan plan =
        new PhysicalPlan.MarkJoin(left.plan(), right.plan(), join.mark(), condition);
    return new Planned(plan, columns, estimates.profile(join), List.of(left, right));
  }

  private static Rows sized(Planned side) {
    return sized(side.profile(), side.columns());
  }

  private static Rows sized(Profile profile, List<Column> columns) {
    return new Rows(profile.rows(), Estimate.width(columns));
  }

  /// Without the columns that only filters below needed: a join copies all it is given.
  private static Planned narrowed(Planned side, Set<Integer> needed) {
    List<Column> kept =
        side.columns().stream().filter(column -> needed.contains(column.id())).toList();
    if (kept.size() == side.columns().size()) {
      return side;
    }
    List<Assignment> assignments = Assignment.kept(kept);
    PhysicalPlan narrow = new PhysicalPlan.Project(side.plan(), assignments);
    return new Planned(narrow, kept, side.profile(), List.of(side));
  }

  private Planned union(Plan plan, List<Plan> inputs, List<Column> columns) {
    List<Planned> below = inputs.stream().map(this::root).toList();
    List<PhysicalPlan> plans = below.stream().map(Planned::plan).toList();
    PhysicalPlan union = new PhysicalPlan.Union(plans, columns);
    return new Planned(union, columns, estimates.profile(plan), below);
  }

  private Planned leaf(Plan plan, PhysicalPlan physical, List<Column> columns) {
    return new Planned(physical, columns, estimates.profile(plan), List.of());
  }

  private Planned over(Plan plan, Planned below, PhysicalPlan physical, List<Column> columns) {
    return new Planned(physical, columns, estimates.profile(plan), List.of(below));
  }

  private static List<Column> columns(List<Import> imports) {
    return imports.stream().map(Import::column).toList();
  }

  private static Set<Integer> with(Set<Integer> needed, List<Expr> exprs) {
    Set<Integer> all = new HashSet<>(needed);
    all.addAll(Uses.of(exprs).ids());
    return all;
  }
}
