package dev.quiver.delta.skip;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.BoundColumn;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.logical.catalog.TableFact;
import dev.quiver.logical.catalog.TableFact.Greatest;
import dev.quiver.logical.catalog.TableFact.Least;
import dev.quiver.logical.catalog.TableFact.Present;
import dev.quiver.logical.catalog.TableFact.Rows;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tells counts, least and greatest values by the log alone, where it is sure.
///
/// Bounds of texts, timestamps and long decimals may have been cut or rounded by their writers, and
/// those of floats leave NaN out: they are no values. Nor are those of files with deleted rows.
public final class SnapshotFacts {
  private static final int EXACT_DIGITS = 15;

  private final Snapshot snapshot;
  private final FileTable files;
  private final FilePruning pruning;

  /// Facts of a snapshot; `folder` as in [FilePruning].
  public SnapshotFacts(Snapshot snapshot, Function<Expr, Optional<Literal>> folder) {
    this.snapshot = snapshot;
    this.files = snapshot.files();
    this.pruning = new FilePruning(snapshot, folder);
  }

  /// A value for each fact about the rows for which all predicates are true, or empty.
  public Optional<List<Value>> of(List<Expr> predicates, List<TableFact> facts) {
    if (predicates.stream().anyMatch(Expr::canFail)) {
      return Optional.empty();
    }
    return pruning.whole(predicates).flatMap(rows -> values(rows, facts));
  }

  private Optional<List<Value>> values(int[] rows, List<TableFact> facts) {
    List<Value> values = new ArrayList<>();
    for (TableFact fact : facts) {
      Optional<Value> value =
          switch (fact) {
            case Rows _ -> count(rows, files::liveRecords);
            case Present(int column) -> count(rows, row -> present(column, row));
            case Least(int column) -> extreme(rows, column, false);
            case Greatest(int column) -> extreme(rows, column, true);
          };
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  /// A sum over files, unless one does not know (-1).
  private static Optional<Value> count(int[] rows, FileCount count) {
    long sum = 0;
    for (int row : rows) {
      long one = count.of(row);
      if (one < 0) {
        return Optional.empty();
      }
      sum += one;
    }
    return Optional.of(new Value.Int(sum));
  }

  private interface FileCount {
    long of(int row);
  }

  private long present(int column, int row) {
    if (!isTables(column)) {
      return -1;
    }
    long all = files.records(row);
    long live = files.liveRecords(row);
    int partition = partition(column);
    if (partition >= 0) {
      return partitionValue(partition, row) instanceof Value.Null ? Math.min(0, live) : live;
    }
    long nulls = files.bounds(column).nulls(row);
    if (all < 0 || nulls < 0 || nulls > all) {
      return -1;
    }
    boolean isDecided = nulls == 0 || nulls == all || live == all;
    return isDecided ? nulls == all ? 0 : live - nulls : -1;
  }

  private Optional<Value> extreme(int[] rows, int column, boolean greatest) {
    if (!isTables(column) || !isExact(column)) {
      return Optional.empty();
    }
    Value extreme = Value.NULL;
    for (int row : rows) {
      Optional<Value> value = bound(row, column, greatest);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      extreme = further(extreme, value.get(), greatest);
    }
    return Optional.of(extreme);
  }

  private static Value further(Value extreme, Value value, boolean greatest) {
    if (extreme instanceof Value.Null || value instanceof Value.Null) {
      return extreme instanceof Value.Null ? value : extreme;
    }
    int order = ValueOrder.compare(value, extreme);
    return (greatest ? order > 0 : order < 0) ? value : extreme;
  }

  /// A file's extreme, NULL where it has no value; empty if unknown.
  private Optional<Value> bound(int row, int column, boolean greatest) {
    long live = files.liveRecords(row);
    int partition = partition(column);
    if (live <= 0 || partition >= 0) {
      return live < 0
          ? Optional.empty()
          : Optional.of(live == 0 ? Value.NULL : partitionValue(partition, row));
    }
    BoundColumn bounds = files.bounds(column);
    if (bounds.nulls(row) == files.records(row)) {
      return Optional.of(Value.NULL);
    }
    Value bound = greatest ? bounds.max(row) : bounds.min(row);
    boolean isValue =
        !(bound instanceof Value.Null) && bounds.isTight(row) && live == files.records(row);
    return isValue ? Optional.of(bound) : Optional.empty();
  }

  private boolean isExact(int column) {
    DataType type = snapshot.schema().fields().get(column).type();
    return partition(column) >= 0
        ? !type.isFloat()
        : type.isInteger()
            || type == Simple.DATE
            || (type instanceof Decimal(var precision, _) && precision <= EXACT_DIGITS);
  }

  private Value partitionValue(int partition, int row) {
    return files.partition(partition).value(files.partition(partition, row));
  }

  private int partition(int column) {
    return snapshot.partitionColumns().indexOf(snapshot.schema().fields().get(column).name());
  }

  /// Columns that are made while reading come after the table's.
  private boolean isTables(int column) {
    return column < snapshot.schema().fields().size();
  }
}
