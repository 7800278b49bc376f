package dev.quiver.delta;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Where each column of a scan comes from: a partition value, a column of the file, or what is
/// known of the file.
///
/// `stored` are the columns to read from files, `columns` has a source for each column of the scan.
record ScanColumns(List<Source> columns, List<StoredColumn> stored, Map<Integer, Column> byId) {
  /// One column's origin.
  sealed interface Source {
    /// The `ordinal`th of the partition columns.
    record Partition(DataType type, int ordinal) implements Source {}

    /// The `ordinal`th of the stored columns.
    record Stored(int ordinal) implements Source {}

    /// Made of what is known of the file, unless the `stored`th of the stored columns, if that is
    /// not -1, has a value.
    record Lineage(LineageColumn column, int stored) implements Source {}
  }

  static ScanColumns of(TableScan scan, Snapshot snapshot) {
    List<Source> columns = new ArrayList<>();
    List<StoredColumn> stored = new ArrayList<>();
    Map<Integer, Column> byId = new HashMap<>();
    for (Import one : scan.imports()) {
      Field field = scan.table().schema().fields().get(one.source());
      columns.add(source(one.source(), field, snapshot, stored));
      byId.put(one.column().id(), new Column(one.source(), field.name(), field.type()));
    }
    return new ScanColumns(List.copyOf(columns), List.copyOf(stored), Map.copyOf(byId));
  }

  private static Source source(
      int ordinal, Field field, Snapshot snapshot, List<StoredColumn> stored) {
    Metadata metadata = snapshot.metadata();
    if (ordinal >= metadata.stored().size()) {
      LineageColumn column = LineageColumn.named(field.name());
      Optional<StoredColumn> override = column.stored(metadata);
      override.ifPresent(stored::add);
      return new Source.Lineage(column, override.isPresent() ? stored.size() - 1 : -1);
    }
    int partition = snapshot.partitionColumns().indexOf(field.name());
    if (partition >= 0) {
      return new Source.Partition(field.type(), partition);
    }
    stored.add(metadata.stored().get(ordinal));
    return new Source.Stored(stored.size() - 1);
  }

  /// The ordinal among the stored columns of a column of the scan that is one of them.
  OptionalInt stored(int column) {
    return columns.get(column) instanceof Source.Stored(int ordinal)
        ? OptionalInt.of(ordinal)
        : OptionalInt.empty();
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
