package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
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
import dev.quiver.logical.type.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Estimates the plans of one definition, from the leaves up.
///
/// Assumed besides what [Selectivity] assumes: a table of unknown size has a million rows; join
/// keys of the side with fewer distinct values are all found on the other; half of the rows find a
/// match in a SEMI join of several keys or others than equalities; the distinct values of several
/// grouping keys are independent.
public final class Estimator {
  private static final double UNKNOWN_ROWS = 1_000_000;
  private static final double MATCHED = 0.5;
  private static final double LEAST_MATCHED = 0.05;

  private final Catalog catalog;
  private final Map<String, Known> definitions;
  private final Map<Integer, Domain> domains = new HashMap<>();
  private final Selectivity selectivity = new Selectivity(this::domain);

  /// An estimator for one definition; `definitions` are those it may refer to.
  public Estimator(Catalog catalog, Map<String, Known> definitions) {
    this.catalog = catalog;
    this.definitions = definitions;
  }

  /// What is thought of another definition: its rows, and its columns' values.
  public record Known(double rows, List<Domain> domains) {
    public Known {
      domains = List.copyOf(domains);
    }
  }

  /// What others may know of a plan estimated here.
  public Known known(double rows, List<Column> columns) {
    return new Known(rows, columns.stream().map(this::domain).toList());
  }

  /// The rows of a node, of whose inputs the rows are known; inputs come before what reads them.
  public double rows(Plan node, List<Double> inputs) {
    return switch (node) {
      case Scan(var table, var imports, var filters) -> {
        TableStatistics statistics = catalog.statistics(table);
        double rows = statistics.rows().isPresent() ? statistics.rows().getAsLong() : UNKNOWN_ROWS;
        for (Import one : imports) {
          Domain domain =
              one.source() < statistics.columns().size()
                  ? Domain.of(statistics.columns().get(one.source()), rows)
                  : Domain.unknown(rows);
          domains.put(one.column().id(), domain);
        }
        yield rows * all(filters);
      }
      case Reference(var name, var imports) -> {
        Known known = definitions.getOrDefault(name, new Known(UNKNOWN_ROWS, List.of()));
        for (Import one : imports) {
          Domain domain =
              one.source() < known.domains().size()
                  ? known.domains().get(one.source())
                  : Domain.unknown(known.rows());
          domains.put(one.column().id(), domain);
        }
        yield known.rows();
      }
      case Empty _ -> 0;
      case Values(var columns, var rows) -> {
        columns.forEach(column -> domains.put(column.id(), Domain.unknown(rows.size())));
        yield rows.size();
      }
      case Filter(_, var predicate) -> inputs.getFirst() * selectivity.of(predicate);
      case Project(_, var assignments) -> {
        double rows = inputs.getFirst();
        assignments.forEach(one -> domains.put(one.column().id(), domain(one.value(), rows)));
        yield rows;
      }
      case Join join -> join(join, inputs.getFirst(), inputs.getLast());
      case MarkJoin(_, _, var mark, _) -> {
        domains.put(mark.id(), Domain.unknown(2));
        yield inputs.getFirst();
      }
      case Aggregate(_, var keys, var calls) -> {
        double rows = inputs.getFirst();
        double groups = keys.isEmpty() ? 1 : Math.min(rows, combinations(keys));
        calls.forEach(one -> domains.put(one.column().id(), Domain.unknown(groups)));
        yield groups;
      }
      case Union(_, var columns) -> {
        double rows = inputs.stream().mapToDouble(Double::doubleValue).sum();
        columns.forEach(column -> domains.put(column.id(), Domain.unknown(rows)));
        yield rows;
      }
      case Repeat _, Sort _ -> inputs.getFirst();
      case Limit(_, var offset, var count) ->
          Math.clamp(inputs.getFirst() - offset, 0.0, (double) count);
      case TopK(_, _, var count) -> Math.min(inputs.getFirst(), (double) count);
    };
  }

  /// Rows and bytes together.
  public Estimate estimate(double rows, List<Column> columns) {
    return Estimate.of(rows, columns);
  }

  private double join(Join join, double left, double right) {
    double matches = matches(Conjuncts.of(join.condition()).terms(), left, right);
    return switch (join.type()) {
      case INNER -> matches;
      case LEFT -> Math.max(left, matches);
      case RIGHT -> Math.max(right, matches);
      case FULL -> Math.max(Math.max(left, right), matches);
      case SEMI -> left * matched(join, left, right);
      case ANTI -> left * (1 - matched(join, left, right));
      case SINGLE -> left;
    };
  }

  /// Which part of the left rows has a match: as many of their values as the right side has, where
  /// they are compared by one key.
  private double matched(Join join, double left, double right) {
    return join.condition() instanceof Compare(var op, Ref(var one), Ref(var other))
            && (op == Comparison.EQ || op == Comparison.NOT_DISTINCT)
        ? Math.clamp(ratio(join, one, other, left, right), LEAST_MATCHED, 1 - LEAST_MATCHED)
        : MATCHED;
  }

  private double ratio(Join join, Column one, Column other, double left, double right) {
    boolean isLeft = join.left().columns().contains(one);
    double asked = Math.min(domain(isLeft ? one : other).distinct(), left);
    double found = Math.min(domain(isLeft ? other : one).distinct(), right);
    return found / Math.max(1, asked);
  }

  /// How many pairs of so many rows on two sides fulfil these conjuncts. Several keys together are
  /// thought to be a key of the smaller side, which has no more combinations of them than rows.
  double matches(List<Expr> conjuncts, double left, double right) {
    double combinations = 1;
    double others = 1;
    int keys = 0;
    for (Expr conjunct : conjuncts) {
      if (conjunct instanceof Compare(var op, Ref(var l), Ref(var r))
          && (op == Comparison.EQ || op == Comparison.NOT_DISTINCT)) {
        keys++;
        combinations *= Math.max(distinct(l, left, right), distinct(r, left, right));
      } else {
        others *= selectivity.of(conjunct);
      }
    }
    double most = Math.max(1, keys > 1 ? Math.min(left, right) : Math.max(left, right));
    return left * right / Math.clamp(combinations, 1.0, most) * others;
  }

  /// Distinct values of a key, of which there are no more than rows on the larger side.
  private double distinct(Column column, double left, double right) {
    return Math.min(domain(column).distinct(), Math.max(left, right));
  }

  private double combinations(List<Column> keys) {
    double combinations = 1;
    for (Column key : keys) {
      combinations *= domain(key).distinct();
    }
    return combinations;
  }

  private double all(List<Expr> filters) {
    double all = 1;
    for (Expr filter : filters) {
      all *= selectivity.of(filter);
    }
    return all;
  }

  private Domain domain(Column column) {
    return domains.getOrDefault(column.id(), Domain.unknown(UNKNOWN_ROWS));
  }

  private Domain domain(Expr value, double rows) {
    if (value instanceof Ref(var column)) {
      return domain(column);
    }
    return value instanceof Literal literal
        ? Domain.constant(literal.value())
        : Domain.unknown(rows);
  }
}
