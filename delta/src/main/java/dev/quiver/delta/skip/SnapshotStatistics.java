package dev.quiver.delta.skip;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.table.BoundColumn;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.delta.log.table.PartitionColumn;
import dev.quiver.logical.catalog.Figure;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;

/// Adds up what the log says about the files of a table.
public final class SnapshotStatistics {
  private final Snapshot snapshot;
  private final FileTable files;
  private final int[] rows;

  private SnapshotStatistics(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.files = snapshot.files();
    this.rows = new int[files.size()];
    Arrays.setAll(rows, files::row);
    // Columns are read from front to back.
    Arrays.sort(rows);
  }

  /// The statistics of a whole table.
  public static TableStatistics of(Snapshot snapshot) {
    return new SnapshotStatistics(snapshot).table();
  }

  private TableStatistics table() {
    List<ColumnStatistics> columns = new ArrayList<>();
    for (int ordinal = 0; ordinal < snapshot.schema().fields().size(); ordinal++) {
      columns.add(column(files.bounds(ordinal)));
    }
    int[] partitions = snapshot.metadata().partitionOrdinals();
    for (int partition = 0; partition < partitions.length; partition++) {
      columns.set(partitions[partition], partition(partition));
    }
    return new TableStatistics(sum(files::liveRecords), sum(files::bytes), columns);
  }

  private ColumnStatistics column(BoundColumn column) {
    Extreme min = new Extreme(column, -1);
    Extreme max = new Extreme(column, 1);
    boolean bounded = true;
    for (int row : rows) {
      long nulls = column.nulls(row);
      if (nulls < 0 || nulls != files.records(row)) {
        bounded &= column.hasMin(row) && column.hasMax(row);
        if (!bounded) {
          break;
        }
        min.add(column.rawMin(row));
        max.add(column.rawMax(row));
      }
    }
    return new ColumnStatistics(
        bounded ? min.value() : Value.NULL,
        bounded ? max.value() : Value.NULL,
        sum(column::nulls),
        Figure.UNKNOWN);
  }

  private ColumnStatistics partition(int ordinal) {
    PartitionColumn partition = files.partition(ordinal);
    BitSet codes = new BitSet();
    for (int row : rows) {
      codes.set(files.partition(ordinal, row));
    }
    codes.clear(0);
    Value min = Value.NULL;
    Value max = Value.NULL;
    Set<Value> distinct = new HashSet<>();
    for (int code = codes.nextSetBit(0); code >= 0; code = codes.nextSetBit(code + 1)) {
      Value value = partition.value(code);
      distinct.add(value);
      min = lesser(min, value);
      max = greater(max, value);
    }
    Figure nulls = sum(row -> files.partition(ordinal, row) == 0 ? files.liveRecords(row) : 0);
    return new ColumnStatistics(min, max, nulls, Figure.exact(distinct.size()));
  }

  /// The sum over all files, unless one does not know (-1).
  private Figure sum(IntToLongFunction count) {
    long sum = 0;
    for (int row : rows) {
      long one = count.applyAsLong(row);
      if (one < 0) {
        return Figure.UNKNOWN;
      }
      sum += one;
    }
    return Figure.exact(sum);
  }

  /// The outermost of a column's bounds, on the side of `sign`.
  private static final class Extreme {
    private final BoundColumn column;
    private final int sign;
    private boolean known;
    private long most;

    Extreme(BoundColumn column, int sign) {
      this.column = column;
      this.sign = sign;
    }

    void add(long raw) {
      if (!known || sign * compare(raw) > 0) {
        known = true;
        most = raw;
      }
    }

    private int compare(long raw) {
      return column.isComparable()
          ? column.compare(raw, most)
          : ValueOrder.compare(column.value(raw), column.value(most));
    }

    Value value() {
      return known ? column.value(most) : Value.NULL;
    }
  }

  private static Value lesser(Value least, Value value) {
    return least instanceof Value.Null || ValueOrder.compare(value, least) < 0 ? value : least;
  }

  private static Value greater(Value most, Value value) {
    return most instanceof Value.Null || ValueOrder.compare(value, most) > 0 ? value : most;
  }
}
