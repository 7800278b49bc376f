package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.WrittenFile;
import dev.quiver.delta.parquet.WrittenFile.WrittenColumn;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Set;

/// Which columns of the rows go into files, which into folders, and which are never NULL.
final class Layout {
  private final List<Field> partitionFields;
  private final int[] partitionOrdinals;
  private final int[] fileOrdinals;
  private final Set<String> notNull;

  /// `rows` has the columns of the batches, `notNull` names columns of the table.
  Layout(WriteTarget target, Schema rows, Set<String> notNull) {
    this.partitionFields =
        target.partitionColumns().stream()
            .map(name -> rows.fields().get(rows.ordinal(name)))
            .toList();
    this.partitionOrdinals = target.partitionColumns().stream().mapToInt(rows::ordinal).toArray();
    this.fileOrdinals =
        target.fileFields().stream().map(Field::name).mapToInt(rows::ordinal).toArray();
    this.notNull = Set.copyOf(notNull);
  }

  /// The partition columns.
  List<Field> partitionFields() {
    return partitionFields;
  }

  /// Where batches have the partition columns.
  int[] partitionOrdinals() {
    return partitionOrdinals;
  }

  /// Where batches have the columns of the files.
  int[] fileOrdinals() {
    return fileOrdinals;
  }

  /// Fails if a file has a NULL where the table has none.
  void checkNotNull(String location, List<String> partition, WrittenFile file) {
    for (int i = 0; i < partition.size(); i++) {
      String name = partitionFields.get(i).name();
      if (partition.get(i).isEmpty() && notNull.contains(name)) {
        throw WriteErrors.notNull(location, name);
      }
    }
    for (WrittenColumn column : file.columns()) {
      String name = column.leaf().path().getFirst();
      if (column.nulls() > 0 && notNull.contains(name)) {
        throw WriteErrors.notNull(location, name);
      }
    }
  }
}
