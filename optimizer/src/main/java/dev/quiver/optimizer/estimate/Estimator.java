package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
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
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Estimates one node from what is thought of its inputs.
///
/// Assumed besides what [Filtering] and [Matching] assume: a table of unknown size has a million
/// rows.
final class Estimator {
  private static final double UNKNOWN_ROWS = 1_000_000;

  private final Catalog catalog;
  private final Map<String, Profile> definitions;

  Estimator(Catalog catalog, Map<String, Profile> definitions) {
    this.catalog = catalog;
    this.definitions = definitions;
  }

  Profile profile(Plan node, List<Profile> inputs) {
    return switch (node) {
      case Scan scan -> Filtering.of(table(scan), scan.filters());
      case Reference(var name, var imports) -> reference(name, imports);
      case Empty(var columns) -> made(0, Grade.EXACT, columns);
      case Values(var columns, var rows) -> made(rows.size(), Grade.EXACT, columns);
      case Filter(_, var predicate) ->
          Filtering.of(inputs.getFirst(), Conjuncts.of(predicate).terms());
      case Project(_, var assignments) -> projected(inputs.getFirst(), assignments);
      case Join(_, _, var type, var condition) ->
          Joining.of(type, Conjuncts.of(condition).terms(), inputs.getFirst(), inputs.getLast());
      case MarkJoin(_, _, var mark, _) -> marked(inputs.getFirst(), mark);
      case Aggregate aggregate -> Grouping.of(aggregate, inputs.getFirst());
      case Union(_, var columns) -> united(inputs, columns);
      case Repeat _, Sort _ -> inputs.getFirst();
      case Limit(_, var offset, var count) ->
          first(
              inputs.getFirst(), Math.clamp(inputs.getFirst().rows() - offset, 0, (double) count));
      case TopK(_, _, var count) ->
          first(inputs.getFirst(), Math.min(inputs.getFirst().rows(), (double) count));
    };
  }

  private Profile table(Scan scan) {
    TableStatistics statistics = catalog.statistics(scan.table());
    Figure counted = statistics.rows();
    double rows = counted.isKnown() ? counted.value() : UNKNOWN_ROWS;
    Origin origin = new Origin(rows);
    Map<Column, Integer> sources = new HashMap<>();
    scan.imports().forEach(one -> sources.put(one.column(), one.source()));
    List<ColumnStatistics> known = statistics.columns();
    return new Profile(
        rows,
        counted.grade(),
        columns(scan.imports()),
        column -> {
          int source = sources.getOrDefault(column, known.size());
          return source < known.size()
              ? Domain.of(known.get(source), column.type(), origin)
              : Domain.unknown(origin);
        });
  }

  private Profile reference(String name, List<Import> imports) {
    Profile known = definitions.get(name);
    if (known == null) {
      return made(UNKNOWN_ROWS, Grade.UNKNOWN, columns(imports));
    }
    Map<Column, Column> sources = new HashMap<>();
    imports.forEach(one -> sources.put(one.column(), known.columns().get(one.source())));
    return new Profile(
        known.rows(),
        known.grade(),
        columns(imports),
        column -> known.domain(sources.getOrDefault(column, column)));
  }

  private static Profile projected(Profile input, List<Assignment> assignments) {
    Map<Column, Expr> values = new HashMap<>();
    assignments.forEach(one -> values.put(one.column(), one.value()));
    ExprDomains domains = new ExprDomains(input::domain, new Origin(input.rows()));
    return new Profile(
        input.rows(),
        input.grade(),
        assignments.stream().map(Assignment::column).toList(),
        column -> {
          Expr value = values.get(column);
          return value == null ? Domain.unknown(domains.rows()) : domains.of(value);
        });
  }

  private static Profile marked(Profile left, Column mark) {
    Origin rows = new Origin(left.rows());
    Domain truth = Domain.counted(Range.TRUTH, 0, 2, Grade.ESTIMATED, rows);
    return new Profile(
        left.rows(),
        left.grade(),
        both(left.columns(), List.of(mark)),
        column -> column.equals(mark) ? truth : left.domain(column));
  }

  private static Profile united(List<Profile> inputs, List<Column> columns) {
    double rows = inputs.stream().mapToDouble(Profile::rows).sum();
    Grade grade = inputs.stream().map(Profile::grade).reduce(Grade.EXACT, Grade::with);
    Origin origin = new Origin(rows);
    return new Profile(
        rows,
        grade,
        columns,
        column -> {
          int place = columns.indexOf(column);
          return inputs.stream()
              .map(input -> input.domain(input.columns().get(place)))
              .reduce(Domain::or)
              .map(any ->
                  Domain.counted(any.range(), any.nulls(), any.distinct(), any.grade(), origin))
              .orElseGet(() -> Domain.unknown(origin));
        });
  }

  private static Profile first(Profile input, double rows) {
    return input.taking(rows, input.grade());
  }

  private static Profile made(double rows, Grade grade, List<Column> columns) {
    Domain unknown = Domain.unknown(new Origin(rows));
    return new Profile(rows, grade, columns, _ -> unknown);
  }

  private static List<Column> columns(List<Import> imports) {
    return imports.stream().map(Import::column).toList();
  }

  private static List<Column> both(List<Column> left, List<Column> right) {
    return Stream.concat(left.stream(), right.stream()).toList();
  }
}
