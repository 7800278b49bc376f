package dev.quiver.logical.spec;

import dev.quiver.logical.spec.ViewTransform.AggregationItem;
import dev.quiver.logical.spec.ViewTransform.JoinKeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes the transforms of a document in few words; the records of [ViewTransform] say all.
public final class Transforms {
  private Transforms() {}

  /// Some columns, or items.
  public static ViewTransform project(String source, String... columns) {
    return new ViewTransform.Project(source, List.of(columns));
  }

  /// The rows for which the predicate is true.
  public static ViewTransform filter(String source, String predicate) {
    return new ViewTransform.Filter(source, predicate);
  }

  /// Groups, and items over each.
  public static ViewTransform aggregate(
      String source, List<String> groupBy, String... aggregations) {
    return new ViewTransform.Aggregate(
        source,
        groupBy,
        Arrays.stream(aggregations).<AggregationItem>map(AggregationItem.Written::new).toList(),
        Optional.empty());
  }

  /// Groups, and aggregates of columns of each, as version 4 has them.
  public static ViewTransform aggregate(
      String source, List<String> groupBy, ViewTransform.AggregationExpr... aggregations) {
    return new ViewTransform.Aggregate(source, groupBy, List.of(aggregations), Optional.empty());
  }

  /// An aggregate of a column, under a new name.
  public static ViewTransform.AggregationExpr aggregation(
      AggregateName function, String column, String alias) {
    return new ViewTransform.AggregationExpr(column, function, alias);
  }

  /// Rows of two sources that have the same values in columns of these names.
  public static ViewTransform relate(
      String left, String right, RelateType type, String... columns) {
    return relate(
        left,
        right,
        type,
        Arrays.stream(columns).map(column -> new JoinKeyPair(column, column)).toList());
  }

  /// Rows of two sources whose keys are equal.
  public static ViewTransform relate(
      String left, String right, RelateType type, List<JoinKeyPair> keys) {
    return new ViewTransform.Relate(
        left,
        right,
        type,
        keys,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// All rows of all sources, columns matched by name.
  public static ViewTransform union(String... sources) {
    return new ViewTransform.Union(List.of(sources), Optional.empty(), false, UnionBy.NAME);
  }

  /// The rows in an order.
  public static ViewTransform sort(String source, String... orderBy) {
    return new ViewTransform.Sort(source, List.of(orderBy));
  }

  /// The first rows.
  public static ViewTransform limit(String source, long limit) {
    return new ViewTransform.Limit(source, Optional.of(limit), 0);
  }

  /// The first rows in an order.
  public static ViewTransform topK(String source, long k, String... orderBy) {
    return new ViewTransform.TopK(source, k, List.of(orderBy));
  }

  /// The rows of a query over inputs and views.
  public static ViewTransform sql(String query) {
    return new ViewTransform.Sql(query);
  }
}
