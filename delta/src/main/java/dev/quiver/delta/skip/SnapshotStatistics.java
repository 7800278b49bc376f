package dev.quiver.delta.skip;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.catalog.TableStatistics;
import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Adds up what the log says about the files of a table.
public final class SnapshotStatistics {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  private final Snapshot snapshot;

  private SnapshotStatistics(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The statistics of a whole table.
  public static TableStatistics of(Snapshot snapshot) {
    return new SnapshotStatistics(snapshot).table();
  }

  private TableStatistics table() {
    List<ColumnStatistics> columns = new ArrayList<>();
    for (int ordinal = 0; ordinal < snapshot.schema().fields().size(); ordinal++) {
      columns.add(column(ordinal));
    }
    int[] partitions = snapshot.metadata().partitionOrdinals();
    for (int partition = 0; partition < partitions.length; partition++) {
      columns.set(partitions[partition], partition(partition));
    }
    long bytes = snapshot.files().stream().mapToLong(DataFile::bytes).sum();
    return new TableStatistics(rows(), OptionalLong.of(bytes), columns);
  }

  private OptionalLong rows() {
    return sum(file -> file.liveRows().orElse(-1));
  }

  private ColumnStatistics column(int ordinal) {
    Value min = Value.NULL;
    Value max = Value.NULL;
    boolean bounded = true;
    for (DataFile file : snapshot.files()) {
      Bounds bounds = file.statistics().columns().get(ordinal);
      if (!isOnlyNull(bounds, file)) {
        bounded &= isBounded(bounds);
        min = bounded ? lesser(min, bounds.min()) : Value.NULL;
        max = bounded ? greater(max, bounds.max()) : Value.NULL;
      }
    }
    OptionalLong nulls = sum(file -> file.statistics().columns().get(ordinal).nulls().orElse(-1));
    return new ColumnStatistics(min, max, nulls, UNKNOWN);
  }

  private ColumnStatistics partition(int partition) {
    Set<Value> distinct = new HashSet<>();
    Value min = Value.NULL;
    Value max = Value.NULL;
    for (DataFile file : snapshot.files()) {
      Value value = file.partition().get(partition);
      if (!(value instanceof Value.Null)) {
        distinct.add(value);
        min = lesser(min, value);
        max = greater(max, value);
      }
    }
    OptionalLong nulls =
        sum(file ->
            file.partition().get(partition) instanceof Value.Null ? file.liveRows().orElse(-1) : 0);
    return new ColumnStatistics(min, max, nulls, OptionalLong.of(distinct.size()));
  }

  /// The sum over all files, unless one does not know (-1).
  private OptionalLong sum(ToLongFunction<DataFile> count) {
    long sum = 0;
    for (DataFile file : snapshot.files()) {
      long one = count.applyAsLong(file);
      if (one < 0) {
        return UNKNOWN;
      }
      sum += one;
    }
    return OptionalLong.of(sum);
  }

  private static boolean isOnlyNull(Bounds bounds, DataFile file) {
    OptionalLong rows = file.statistics().rows();
    return rows.isPresent() && bounds.nulls().equals(rows);
  }

  private static boolean isBounded(Bounds bounds) {
    return !(bounds.min() instanceof Value.Null) && !(bounds.max() instanceof Value.Null);
  }

  private static Value lesser(Value least, Value value) {
    return least instanceof Value.Null || ValueOrder.compare(value, least) < 0 ? value : least;
  }

  private static Value greater(Value most, Value value) {
    return most instanceof Value.Null || ValueOrder.compare(value, most) > 0 ? value : most;
  }
}
