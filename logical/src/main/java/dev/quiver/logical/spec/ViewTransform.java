package dev.quiver.logical.spec;

import dev.quiver.logical.sql.SqlQueries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a view does with its sources.
public sealed interface ViewTransform {
  /// Adds an identity, a span and normalized texts to the columns of the source.
  record Normalize(
      String source,
      List<String> idColumns,
      Optional<SpanColumns> spanColumns,
      List<String> textColumns)
      implements ViewTransform {
    public Normalize {
      idColumns = List.copyOf(idColumns);
      textColumns = List.copyOf(textColumns);
    }
  }

  /// Pairs the rows of two sources whose keys are equal and for which the condition is true; with
  /// `nullSafe`, NULL equals NULL. `mark` names the column of LeftMark.
  record Relate(
      String left,
      String right,
      RelateType joinType,
      List<JoinKeyPair> joinKeys,
      Optional<String> condition,
      boolean nullSafe,
      Optional<String> mark,
      Optional<String> leftPrefix,
      Optional<String> rightPrefix)
      implements ViewTransform {
    public Relate {
      joinKeys = List.copyOf(joinKeys);
    }
  }

  /// All rows of all sources.
  record Union(
      List<String> sources, Optional<String> discriminatorColumn, boolean distinct, UnionBy by)
      implements ViewTransform {
    public Union {
      sources = List.copyOf(sources);
    }
  }

  /// The rows that all sources have.
  record Intersect(List<String> sources, boolean distinct) implements ViewTransform {
    public Intersect {
      sources = List.copyOf(sources);
    }
  }

  /// The rows of the first source that none of the others has.
  record Except(List<String> sources, boolean distinct) implements ViewTransform {
    public Except {
      sources = List.copyOf(sources);
    }
  }

  /// Some columns of the source, in the order given; in version 5, values of items.
  record Project(String source, List<String> columns) implements ViewTransform {
    public Project {
      columns = List.copyOf(columns);
    }
  }

  /// The rows of the source for which the predicate is true.
  record Filter(String source, String predicate) implements ViewTransform {}

  /// One row for each combination of the grouping columns; with grouping sets, for each of those of
  /// every set.
  record Aggregate(
      String source,
      List<String> groupBy,
      List<AggregationItem> aggregations,
      Optional<List<List<String>>> groupingSets)
      implements ViewTransform {
    public Aggregate {
      groupBy = List.copyOf(groupBy);
      aggregations = List.copyOf(aggregations);
      groupingSets = groupingSets.map(sets -> sets.stream().map(List::copyOf).toList());
    }
  }

  /// The rows in an order.
  record Sort(String source, List<String> orderBy) implements ViewTransform {
    public Sort {
      orderBy = List.copyOf(orderBy);
    }
  }

  /// At most some of the rows, after the first ones.
  record Limit(String source, Optional<Long> limit, long offset) implements ViewTransform {}

  /// The first rows in an order.
  record TopK(String source, long k, List<String> orderBy) implements ViewTransform {
    public TopK {
      orderBy = List.copyOf(orderBy);
    }
  }

  /// The first row, in an order, of each key.
  record Dedupe(String source, List<String> keys, List<String> orderBy) implements ViewTransform {
    public Dedupe {
      keys = List.copyOf(keys);
      orderBy = List.copyOf(orderBy);
    }
  }

  /// Rows that the document says itself.
  record Values(List<TypedColumn> columns, List<List<Json>> rows) implements ViewTransform {
    public Values {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// The changes of an input between two versions or two times.
  record IncrementalCdf(
      String source,
      Optional<Long> startingVersion,
      Optional<Long> endingVersion,
      Optional<String> startingTimestamp,
      Optional<String> endingTimestamp)
      implements ViewTransform {}

  /// One row about an input's snapshot.
  record Metadata(String source) implements ViewTransform {}

  /// One row for each live file of an input.
  record FileManifest(String source) implements ViewTransform {}

  /// One table of a code graph.
  record CpgEmit(CpgOutputKind outputKind, List<String> sources) implements ViewTransform {
    public CpgEmit {
      sources = List.copyOf(sources);
    }
  }

  /// The rows of a query over views and inputs.
  record Sql(String query) implements ViewTransform {}

  /// The columns where a span begins and ends.
  record SpanColumns(String start, String end) {}

  /// A column of the left source that must equal one of the right.
  record JoinKeyPair(String leftKey, String rightKey) {}

  /// A column of a Values, and its type.
  record TypedColumn(String name, String type) {}

  /// An aggregation of a group.
  sealed interface AggregationItem {
    /// A select item over aggregates.
    record Written(String text) implements AggregationItem {}
  }

  /// An aggregate of one column, under a new name.
  record AggregationExpr(String column, AggregateName function, String alias)
      implements AggregationItem {}

  /// The names of the views and inputs this reads, as often as it reads them; `relations` are those
  /// that a query may name.
  default List<String> reads(Collection<String> relations) {
    return switch (this) {
      case Normalize(var source, _, _, _) -> List.of(source);
      case Relate relate -> List.of(relate.left, relate.right);
      case Union union -> union.sources;
      case Intersect(var sources, _) -> sources;
      case Except(var sources, _) -> sources;
      case Project(var source, _) -> List.of(source);
      case Filter(var source, _) -> List.of(source);
      case Aggregate(var source, _, _, _) -> List.of(source);
      case Sort(var source, _) -> List.of(source);
      case Limit(var source, _, _) -> List.of(source);
      case TopK(var source, _, _) -> List.of(source);
      case Dedupe(var source, _, _) -> List.of(source);
      case Values _ -> List.of();
      case IncrementalCdf(var source, _, _, _, _) -> List.of(source);
      case Metadata(var source) -> List.of(source);
      case FileManifest(var source) -> List.of(source);
      case CpgEmit(_, var sources) -> sources;
      case Sql(var query) -> SqlQueries.reads(query, relations);
    };
  }

  /// The SQL texts in this, which may use parameters.
  default List<String> texts() {
    return switch (this) {
      case Relate relate -> relate.condition.stream().toList();
      case Project(_, var columns) -> columns;
      case Filter(_, var predicate) -> List.of(predicate);
      case Aggregate aggregate -> {
        List<String> texts = new ArrayList<>(aggregate.groupBy);
        for (AggregationItem item : aggregate.aggregations) {
          if (item instanceof AggregationItem.Written(var text)) {
            texts.add(text);
          }
        }
        yield texts;
      }
      case Sort(_, var orderBy) -> orderBy;
      case TopK(_, _, var orderBy) -> orderBy;
      case Dedupe(_, _, var orderBy) -> orderBy;
      case Sql(var query) -> List.of(query);
      case Normalize _, Union _, Intersect _, Except _, Limit _, Values _ -> List.of();
      case IncrementalCdf _, Metadata _, FileManifest _, CpgEmit _ -> List.of();
    };
  }
}
