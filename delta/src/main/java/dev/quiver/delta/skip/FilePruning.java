package dev.quiver.delta.skip;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// Prunes the files of one snapshot. In predicates a column's id is its ordinal in the table.
public final class FilePruning {
  private final Snapshot snapshot;
  private final Schema schema;
  private final Map<Integer, Integer> partitions = new HashMap<>();
  private final Function<Expr, Optional<Literal>> folder;
  private final Pruner pruner;

  /// Prunes with `folder`, which gives the value of an expression without columns, or nothing where
  /// evaluating it fails.
  public FilePruning(Snapshot snapshot, Function<Expr, Optional<Literal>> folder) {
    this.snapshot = snapshot;
    this.schema = snapshot.schema();
    this.folder = folder;
    this.pruner = new Pruner(folder);
    for (int ordinal : snapshot.metadata().partitionOrdinals()) {
      partitions.put(ordinal, partitions.size());
    }
  }

  /// The files, in plan order, that may hold rows for which every predicate is true.
  public List<DataFile> keep(List<Expr> predicates) {
    List<Matcher> matchers = predicates.stream().map(this::matcher).toList();
    return snapshot.files().stream()
        .filter(file -> matchers.stream().noneMatch(m -> m.match(file) == Match.NONE))
        .toList();
  }

  /// For how many rows of a file the predicate is true.
  public Match match(Expr predicate, DataFile file) {
    return matcher(predicate).match(file);
  }

  /// What dropping files by a predicate promises.
  ///
  /// EXACT says that each file's partition values alone decide for all its rows.
  public Pushdown pushdown(Expr predicate) {
    if (predicate.canFail() || !mentionsColumns(predicate)) {
      return Pushdown.UNSUPPORTED;
    }
    Matcher matcher = matcher(predicate);
    boolean decided =
        isPartitioned(predicate)
            && snapshot.files().stream().allMatch(file -> matcher.match(file) != Match.SOME);
    return decided ? Pushdown.EXACT : Pushdown.INEXACT;
  }

  private Matcher matcher(Expr predicate) {
    return !predicate.canFail() && isPartitioned(predicate)
        ? new PartitionMatcher(predicate)
        : file -> pruner.match(predicate, ordinal -> domain(ordinal, file));
  }

  private boolean isPartitioned(Expr expr) {
    return expr instanceof Ref(var column)
        ? partitions.containsKey(column.id())
        : expr.children().stream().allMatch(this::isPartitioned);
  }

  private static boolean mentionsColumns(Expr expr) {
    return expr instanceof Ref || expr.children().stream().anyMatch(FilePruning::mentionsColumns);
  }

  private Domain domain(int ordinal, DataFile file) {
    Integer partition = partitions.get(ordinal);
    if (partition != null) {
      return Domain.of(file.partition().get(partition));
    }
    Bounds bounds = file.statistics().columns().get(ordinal);
    long nulls = bounds.nulls().orElse(-1);
    if (nulls > 0 && nulls == file.statistics().rows().orElse(-1)) {
      return Domain.onlyNull();
    }
    Domain domain = Domain.between(bounds.min(), bounds.max(), nulls != 0);
    return schema.fields().get(ordinal).type().isFloat() ? domain.orNaN() : domain;
  }

  /// Answers for a file.
  private interface Matcher {
    Match match(DataFile file);
  }

  /// Evaluates a predicate once for each combination of the partition values it mentions.
  private final class PartitionMatcher implements Matcher {
    private final Expr predicate;
    private final SortedSet<Integer> mentioned = new TreeSet<>();
    private final Map<List<Value>, Match> answers = new HashMap<>();

    PartitionMatcher(Expr predicate) {
      this.predicate = predicate;
      mention(predicate);
    }

    @Override
    public Match match(DataFile file) {
      List<Value> values = mentioned.stream().map(file.partition()::get).toList();
      return answers.computeIfAbsent(values, _ -> evaluate(file.partition()));
    }

    private void mention(Expr expr) {
      if (expr instanceof Ref(var column)) {
        mentioned.add(partitions.getOrDefault(column.id(), -1));
      }
      expr.children().forEach(this::mention);
    }

    private Match evaluate(List<Value> partition) {
      return folder
          .apply(bound(predicate, partition))
          .map(truth ->
              truth.value() instanceof Value.Bool(var value) && value ? Match.ALL : Match.NONE)
          .orElse(Match.SOME);
    }

    private Expr bound(Expr expr, List<Value> partition) {
      if (expr instanceof Ref(var column)) {
        int ordinal = partitions.getOrDefault(column.id(), -1);
        return new Literal(partition.get(ordinal), column.type());
      }
      return expr.withChildren(expr.children().stream().map(c -> bound(c, partition)).toList());
    }
  }
}
