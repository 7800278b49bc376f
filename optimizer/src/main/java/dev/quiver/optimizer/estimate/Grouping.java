package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the groups of rows are like: as many as there are combinations of the keys, where keys of
/// one table have no more of them than it has rows, and no more than come in.
final class Grouping {
  private Grouping() {}

  static Profile of(Aggregate aggregate, Profile input) {
    List<Column> keys = aggregate.keys();
    double groups = keys.isEmpty() ? 1 : groups(keys, input);
    Map<Column, AggregateCall> calls = new HashMap<>();
    List<Column> columns = new ArrayList<>(keys);
    for (Aggregation one : aggregate.aggregations()) {
      calls.put(one.column(), one.call());
      columns.add(one.column());
    }
    GroupValues values = new GroupValues(input, groups, new Origin(groups));
    return new Profile(
        groups,
        keys.isEmpty() ? Grade.EXACT : grade(keys, input),
        columns,
        column -> {
          AggregateCall call = calls.get(column);
          return call == null ? input.domain(column).leaving(groups) : values.of(call);
        });
  }

  private static Grade grade(List<Column> keys, Profile input) {
    Grade grade = input.grade().guessed();
    for (Column key : keys) {
      grade = grade.with(input.domain(key).grade());
    }
    return grade;
  }

  private static double groups(List<Column> keys, Profile input) {
    Map<Origin, Double> origins = new LinkedHashMap<>();
    for (Column key : keys.stream().distinct().toList()) {
      Domain domain = input.domain(key);
      double values = domain.distinct() + (domain.nulls() > 0 ? 1 : 0);
      origins.merge(domain.origin(), values, (one, other) -> one * other);
    }
    double groups = 1;
    for (Map.Entry<Origin, Double> one : origins.entrySet()) {
      groups *= Math.min(one.getValue(), Math.max(1, one.getKey().rows()));
    }
    return hit(groups, input.rows());
  }

  /// How many of so many combinations there are in rows that take one each, by chance.
  private static double hit(double combinations, double rows) {
    if (rows <= 0) {
      return 0;
    }
    return combinations <= 1 ? 1 : Math.min(rows, combinations);
  }
}
