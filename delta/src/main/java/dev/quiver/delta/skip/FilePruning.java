package dev.quiver.delta.skip;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.BoundColumn;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Prunes the files of one snapshot. In predicates a column's id is its ordinal in the table.
public final class FilePruning {
  private final FileTable files;
  private final Schema schema;
  private final Map<Integer, Integer> partitions = new HashMap<>();
  private final Function<Expr, Optional<Literal>> folder;
  private final Pruner pruner;
  private final Map<Question, Match> answers = new ConcurrentHashMap<>();

  /// Prunes with `folder`, which gives the value of an expression without columns, or nothing where
  /// evaluating it fails.
  public FilePruning(Snapshot snapshot, Function<Expr, Optional<Literal>> folder) {
    this.files = snapshot.files();
    this.schema = snapshot.schema();
    this.folder = folder;
    this.pruner = new Pruner(folder);
    for (int ordinal : snapshot.metadata().partitionOrdinals()) {
      partitions.put(ordinal, partitions.size());
    }
  }

  /// The files, in plan order, that may hold rows for which every predicate is true.
  public List<DataFile> keep(List<Expr> predicates) {
    // Partition values are the quickest to ask: an array of answers by code.
    Matcher[] matchers =
        predicates.stream()
            .sorted(Comparator.comparing(predicate -> !isDecidedByPartition(predicate)))
            .map(this::matcher)
            .toArray(Matcher[]::new);
    List<DataFile> kept = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      if (mayMatch(matchers, files.row(i))) {
        kept.add(files.get(i));
      }
    }
    return kept;
  }

  /// The rows of the table of files whose files have rows for which every predicate is true, and no
  /// other rows; empty where it is not known of each file whether it has.
  Optional<int[]> whole(List<Expr> predicates) {
    Matcher[] matchers = predicates.stream().map(this::matcher).toArray(Matcher[]::new);
    int[] rows = new int[files.size()];
    int count = 0;
    for (int i = 0; i < files.size(); i++) {
      Match match = match(matchers, files.row(i));
      if (match == Match.SOME) {
        return Optional.empty();
      }
      rows[count] = files.row(i);
      count += match == Match.ALL ? 1 : 0;
    }
    return Optional.of(Arrays.copyOf(rows, count));
  }

  private static Match match(Matcher[] matchers, int row) {
    Match all = Match.ALL;
    for (Matcher matcher : matchers) {
      Match match = matcher.match(row);
      if (match == Match.NONE) {
        return Match.NONE;
      }
      all = match == Match.SOME ? Match.SOME : all;
    }
    return all;
  }

  /// For how many rows of a file the predicate is true.
  public Match match(Expr predicate, DataFile file) {
    return isDecidedByPartition(predicate)
        ? answers.computeIfAbsent(new Question(predicate, file.partition()), this::evaluate)
        : pruner.match(
            predicate,
            (column, path) -> isBounded(column, path) ? domain(column, file) : Domain.ANY);
  }

  /// What dropping files by a predicate promises.
  ///
  /// EXACT says that each file's partition values alone decide for all its rows.
  public Pushdown pushdown(Expr predicate) {
    if (predicate.canFail() || !mentionsColumns(predicate)) {
      return Pushdown.UNSUPPORTED;
    }
    return isPartitioned(predicate) && decidesAll(matcher(predicate))
        ? Pushdown.EXACT
        : Pushdown.INEXACT;
  }

  private boolean decidesAll(Matcher matcher) {
    for (int i = 0; i < files.size(); i++) {
      if (matcher.match(files.row(i)) == Match.SOME) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayMatch(Matcher[] matchers, int row) {
    for (Matcher matcher : matchers) {
      if (matcher.match(row) == Match.NONE) {
        return false;
      }
    }
    return true;
  }

  private Matcher matcher(Expr predicate) {
    return isDecidedByPartition(predicate)
        ? new PartitionMatcher(predicate)
        : row ->
            pruner.match(
                predicate,
                (column, path) -> isBounded(column, path) ? domain(column, row) : Domain.ANY);
  }

  /// Members have no bounds here, nor have columns that are made while reading.
  private boolean isBounded(int column, List<Integer> path) {
    return path.isEmpty() && column < schema.fields().size();
  }

  private boolean isDecidedByPartition(Expr predicate) {
    return !predicate.canFail() && isPartitioned(predicate);
  }

  private boolean isPartitioned(Expr expr) {
    return expr instanceof Ref(var column)
        ? partitions.containsKey(column.id())
        : expr.children().stream().allMatch(this::isPartitioned);
  }

  private static boolean mentionsColumns(Expr expr) {
    return expr instanceof Ref || expr.children().stream().anyMatch(FilePruning::mentionsColumns);
  }

  private Domain domain(int ordinal, int row) {
    Integer partition = partitions.get(ordinal);
    if (partition != null) {
      return Domain.of(files.partition(partition).value(files.partition(partition, row)));
    }
    BoundColumn column = files.bounds(ordinal);
    return domain(ordinal, column.min(row), column.max(row), column.nulls(row), files.records(row));
  }

  private Domain domain(int ordinal, DataFile file) {
    Integer partition = partitions.get(ordinal);
    if (partition != null) {
      return Domain.of(file.partition().get(partition));
    }
    Bounds bounds = file.statistics().columns().get(ordinal);
    return domain(
        ordinal,
        bounds.min(),
        bounds.max(),
        bounds.nulls().orElse(-1),
        file.statistics().rows().orElse(-1));
  }

  private Domain domain(int ordinal, Value min, Value max, long nulls, long rows) {
    if (nulls > 0 && nulls == rows) {
      return Domain.onlyNull();
    }
    Domain domain = Domain.between(min, max, nulls != 0);
    return schema.fields().get(ordinal).type().isFloat() ? domain.orNaN() : domain;
  }

  private Match evaluate(Question question) {
    return evaluate(question.predicate(), question.partition());
  }

  private Match evaluate(Expr predicate, List<Value> partition) {
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

  /// What a predicate over partition columns is for their values.
  private record Question(Expr predicate, List<Value> partition) {}

  /// Answers for the file of a row.
  private interface Matcher {
    Match match(int row);
  }

  /// Evaluates a predicate once for each combination of the partition values it mentions.
  private final class PartitionMatcher implements Matcher {
    private static final int MOST_ANSWERS = 1 << 20;

    private final Expr predicate;
    private final int[] mentioned;
    private final Match[] answers;
    private final boolean countable;
    private final Map<Long, Match> more = new HashMap<>();

    PartitionMatcher(Expr predicate) {
      SortedSet<Integer> ordinals = new TreeSet<>();
      mention(predicate, ordinals);
      this.predicate = predicate;
      this.mentioned = ordinals.stream().mapToInt(Integer::intValue).toArray();
      double combinations = 1;
      for (int ordinal : mentioned) {
        combinations *= files.partition(ordinal).codes();
      }
      this.answers = new Match[combinations <= MOST_ANSWERS ? (int) combinations : 0];
      this.countable = combinations < Long.MAX_VALUE / 2.0;
    }

    @Override
    public Match match(int row) {
      if (!countable) {
        return evaluate(predicate, partition(row));
      }
      long combination = 0;
      for (int ordinal : mentioned) {
        combination =
            combination * files.partition(ordinal).codes() + files.partition(ordinal, row);
      }
      if (combination >= answers.length) {
        return more.computeIfAbsent(combination, _ -> evaluate(predicate, partition(row)));
      }
      Match answer = answers[(int) combination];
      if (answer == null) {
        answer = evaluate(predicate, partition(row));
        answers[(int) combination] = answer;
      }
      return answer;
    }

    private List<Value> partition(int row) {
      return IntStream.range(0, partitions.size())
          .mapToObj(ordinal -> files.partition(ordinal).value(files.partition(ordinal, row)))
          .toList();
    }

    private void mention(Expr expr, SortedSet<Integer> ordinals) {
      if (expr instanceof Ref(var column)) {
        ordinals.add(partitions.getOrDefault(column.id(), -1));
      }
      expr.children().forEach(child -> mention(child, ordinals));
    }
  }
}
