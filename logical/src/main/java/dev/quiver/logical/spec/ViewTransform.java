package dev.quiver.logical.spec;

import dev.quiver.logical.sql.SqlQueries;
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

  /// Pairs the rows of two sources whose keys are equal.
  record Relate(String left, String right, RelateType joinType, List<JoinKeyPair> joinKeys)
      implements ViewTransform {
    public Relate {
      joinKeys = List.copyOf(joinKeys);
    }
  }

  /// All rows of all sources, columns matched by name.
  record Union(List<String> sources, Optional<String> discriminatorColumn, boolean distinct)
      implements ViewTransform {
    public Union {
      sources = List.copyOf(sources);
    }
  }

  /// Some columns of the source, in the order given.
  record Project(String source, List<String> columns) implements ViewTransform {
    public Project {
      columns = List.copyOf(columns);
    }
  }

  /// The rows of the source for which the predicate is true.
  record Filter(String source, String predicate) implements ViewTransform {}

  /// One row for each combination of the grouping columns.
  record Aggregate(String source, List<String> groupBy, List<AggregationExpr> aggregations)
      implements ViewTransform {
    public Aggregate {
      groupBy = List.copyOf(groupBy);
      aggregations = List.copyOf(aggregations);
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

  /// An aggregate of one column, under a new name.
  record AggregationExpr(String column, AggregateName function, String alias) {}

  /// The names of the views and inputs this reads, as often as it reads them; `relations` are those
  /// that a query may name.
  default List<String> reads(Collection<String> relations) {
    return switch (this) {
      case Normalize(var source, _, _, _) -> List.of(source);
      case Relate(var left, var right, _, _) -> List.of(left, right);
      case Union(var sources, _, _) -> sources;
      case Project(var source, _) -> List.of(source);
      case Filter(var source, _) -> List.of(source);
      case Aggregate(var source, _, _) -> List.of(source);
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
      case Filter(_, var predicate) -> List.of(predicate);
      case Sql(var query) -> List.of(query);
      case Normalize _,
          Relate _,
          Union _,
          Project _,
          Aggregate _,
          IncrementalCdf _,
          Metadata _,
          FileManifest _,
          CpgEmit _ ->
          List.of();
    };
  }
}
