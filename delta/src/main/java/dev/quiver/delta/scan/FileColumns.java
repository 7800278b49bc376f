package dev.quiver.delta.scan;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Bounds;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.skip.Domain;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.Optional;

/// Where the columns of a table, and the members of its structs, are in one file. A column's id is
/// its ordinal in the table.
final class FileColumns {
  private final Snapshot snapshot;
  private final ParquetFooter footer;
  private final DataFile file;

  FileColumns(Snapshot snapshot, ParquetFooter footer, DataFile file) {
    this.snapshot = snapshot;
    this.footer = footer;
    this.file = file;
  }

  /// A column of the file with a value a row, wanted as a type.
  record StoredLeaf(Leaf leaf, DataType type) {
    /// What bounds say of the column in some rows.
    Domain domain(Bounds bounds) {
      Domain domain =
          Domain.between(bounds.min(leaf, type), bounds.max(leaf, type), canBeNull(bounds));
      return type.isFloat() ? domain.orNaN() : domain;
    }

    /// Whether the column may be NULL somewhere in a row group.
    boolean canBeNull(RowGroup group) {
      return canBeNull(group.chunks().get(leaf.ordinal()).bounds());
    }

    private boolean canBeNull(Bounds bounds) {
      return leaf.definition() > 0 && bounds.nulls() != 0;
    }
  }

  /// Where a column or member is; empty where it is none of the file's leaves, or repeated.
  Optional<StoredLeaf> leaf(int ordinal, List<Integer> path) {
    if (isPartition(ordinal) || isMade(ordinal)) {
      return Optional.empty();
    }
    StoredColumn column = snapshot.metadata().stored().get(ordinal);
    Optional<Node> node = find(footer.schema(), column);
    for (int member : path) {
      column = column.members().get(member);
      StoredColumn wanted = column;
      node = node.flatMap(above -> above instanceof Group g ? find(g, wanted) : Optional.empty());
    }
    DataType type = column.type();
    return node.isPresent()
            && node.get() instanceof Leaf leaf
            && !leaf.repeated()
            && leaf.annotation() != Annotation.Simple.UNKNOWN
            && !type.isNested()
        ? Optional.of(new StoredLeaf(leaf, type))
        : Optional.empty();
  }

  /// What the file's partition values and footer say of a column's values in a row group.
  Domain domain(int ordinal, List<Integer> path, RowGroup group) {
    if (isPartition(ordinal)) {
      return Domain.of(file.partition().get(partition(ordinal)));
    }
    if (isMade(ordinal)) {
      return Domain.ANY;
    }
    if (find(footer.schema(), snapshot.metadata().stored().get(ordinal)).isEmpty()) {
      return Domain.onlyNull();
    }
    return leaf(ordinal, path).map(leaf -> domain(leaf, group)).orElse(Domain.ANY);
  }

  private static Domain domain(StoredLeaf stored, RowGroup group) {
    Bounds bounds = group.chunks().get(stored.leaf().ordinal()).bounds();
    return bounds.nulls() == group.rows() ? Domain.onlyNull() : stored.domain(bounds);
  }

  private Optional<Node> find(Group within, StoredColumn column) {
    return column.name().in(within, Place.of(file.path()));
  }

  /// Whether a column is none of the table's, but made of what is known of the file.
  private boolean isMade(int ordinal) {
    return ordinal >= snapshot.metadata().stored().size();
  }

  private boolean isPartition(int ordinal) {
    return partition(ordinal) >= 0;
  }

  private int partition(int ordinal) {
    return isMade(ordinal)
        ? -1
        : snapshot.partitionColumns().indexOf(snapshot.schema().fields().get(ordinal).name());
  }
}
