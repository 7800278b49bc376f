package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
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
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Takes a plan down to the columns that are needed, in one walk from the root.
public final class Pruning {
  private Pruning() {}

  /// The plan with all its columns and nothing below that they do not need; the very same where
  /// there is nothing to take out.
  public static Plan keepAll(Plan plan) {
    return prune(plan, Uses.ids(plan.columns()));
  }

  /// The plan with just these of its columns, in this order.
  public static Plan keep(Plan plan, List<Column> columns) {
    return exactly(prune(plan, Uses.ids(columns)), columns);
  }

  /// A plan with these columns and, of the others, as few as it can do without a projection.
  private static Plan prune(Plan plan, Set<Integer> needed) {
    return switch (plan) {
      case Scan(var table, var imports, var filters) -> {
        Set<Integer> read = with(needed, filters);
        List<Import> kept = kept(imports, Import::column, read);
        yield kept.size() == imports.size() ? plan : new Scan(table, kept, filters);
      }
      case Reference(var definition, var imports) -> {
        List<Import> kept = kept(imports, Import::column, needed);
        yield kept.size() == imports.size() ? plan : new Reference(definition, kept);
      }
      case Empty(var columns) -> {
        List<Column> kept = kept(columns, Function.identity(), needed);
        yield kept.size() == columns.size() ? plan : new Empty(kept);
      }
      case Values(var columns, var rows) -> values(plan, columns, rows, needed);
      case Filter(_, var predicate) -> {
        Set<Integer> read = with(needed, List.of(predicate));
        yield plan.mapInputs(input -> prune(input, read));
      }
      case Project(var input, var assignments) -> {
        List<Assignment> kept = kept(assignments, Assignment::column, needed);
        Plan below = prune(input, Uses.of(kept.stream().map(Assignment::value).toList()).ids());
        yield kept.size() == assignments.size() && below.isSame(input)
            ? plan
            : new Project(below, kept);
      }
      case Join(_, _, _, var condition) -> {
        Set<Integer> read = with(needed, List.of(condition));
        yield plan.mapInputs(input -> prune(input, read));
      }
      case MarkJoin(_, _, _, var condition) -> {
        Set<Integer> read = with(needed, List.of(condition));
        yield plan.mapInputs(input -> prune(input, read));
      }
      case Aggregate aggregate -> aggregate(aggregate, needed);
      case Union union -> union(union, needed);
      case Repeat(_, var times) -> {
        Set<Integer> read = with(needed, List.of(new Ref(times)));
        yield plan.mapInputs(input -> prune(input, read));
      }
      // All columns of a sort break its ties, so all are needed.
      case Sort _, TopK _ -> plan.mapInputs(Pruning::keepAll);
      case Limit _ -> plan.mapInputs(input -> prune(input, needed));
    };
  }

  private static Plan values(
      Plan plan, List<Column> columns, List<List<Value>> rows, Set<Integer> needed) {
    List<Column> kept = kept(columns, Function.identity(), needed);
    if (kept.size() == columns.size()) {
      return plan;
    }
    List<Integer> places = kept.stream().map(columns::indexOf).toList();
    return new Values(
        kept, rows.stream().map(row -> places.stream().map(row::get).toList()).toList());
  }

  /// Keys make the groups, so they stay; and an aggregate of one row stays one.
  private static Plan aggregate(Aggregate plan, Set<Integer> needed) {
    List<Aggregation> calls = plan.aggregations();
    List<Aggregation> kept = kept(calls, Aggregation::column, needed);
    if (kept.isEmpty() && plan.keys().isEmpty() && !calls.isEmpty()) {
      kept = List.of(calls.getFirst());
    }
    Set<Integer> read =
        with(
            Uses.ids(plan.keys()),
            kept.stream().flatMap(o -> o.call().operands().stream()).toList());
    Plan below = prune(plan.input(), read);
    return kept.size() == calls.size() && below.isSame(plan.input())
        ? plan
        : new Aggregate(below, plan.keys(), kept);
  }

  /// Columns of a union go by position, so each input gives just those that are kept.
  private static Plan union(Union plan, Set<Integer> needed) {
    List<Column> columns = plan.columns();
    List<Column> kept = kept(columns, Function.identity(), needed);
    Plan changed =
        plan.mapInputs(input -> {
          List<Column> given = input.columns();
          List<Column> taken = new ArrayList<>();
          for (int i = 0; i < columns.size(); i++) {
            if (needed.contains(columns.get(i).id())) {
              taken.add(given.get(i));
            }
          }
          return keep(input, taken);
        });
    return kept.size() == columns.size() ? changed : new Union(changed.inputs(), kept);
  }

  private static Plan exactly(Plan plan, List<Column> columns) {
    return plan.columns().equals(columns) ? plan : new Project(plan, Assignment.kept(columns));
  }

  private static Set<Integer> with(Set<Integer> needed, Collection<Expr> exprs) {
    Set<Integer> all = new HashSet<>(needed);
    all.addAll(Uses.of(exprs).ids());
    return all;
  }

  private static <T> List<T> kept(List<T> parts, Function<T, Column> column, Set<Integer> needed) {
    return parts.stream().filter(part -> needed.contains(column.apply(part).id())).toList();
  }
}
