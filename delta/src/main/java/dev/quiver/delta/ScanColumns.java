package dev.quiver.delta;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where each column of a scan comes from: a partition value, or a column of the file.
///
/// `stored` are the columns to read from files; `columns` says for each column of the scan where it
/// is among them, or which partition column it is.
record ScanColumns(List<Source> columns, List<StoredColumn> stored, Map<Integer, Column> byId) {
  /// One column's origin: an ordinal among the partition columns, or among the stored columns.
  record Source(Field field, boolean isPartition, int ordinal) {}

  static ScanColumns of(TableScan scan, Snapshot snapshot) {
    List<Source> columns = new ArrayList<>();
    List<StoredColumn> stored = new ArrayList<>();
    Map<Integer, Column> byId = new HashMap<>();
    for (Import one : scan.imports()) {
      Field field = snapshot.schema().fields().get(one.source());
      int partition = snapshot.partitionColumns().indexOf(field.name());
      if (partition >= 0) {
        columns.add(new Source(field, true, partition));
      } else {
        columns.add(new Source(field, false, stored.size()));
        stored.add(snapshot.metadata().stored().get(one.source()));
      }
      byId.put(one.column().id(), new Column(one.source(), field.name(), field.type()));
    }
    return new ScanColumns(List.copyOf(columns), List.copyOf(stored), Map.copyOf(byId));
  }

  /// A predicate over the scan's columns as one over the table's, by their ordinals there.
  Expr overTable(Expr predicate) {
    if (predicate instanceof Ref(var column)) {
      Column known = byId.get(column.id());
      if (known == null) {
        throw new IllegalStateException("a filter over a column that is not the scan's: " + column);
      }
      return new Ref(known);
    }
    return predicate.withChildren(predicate.children().stream().map(this::overTable).toList());
  }
}
