package dev.quiver.delta.log.table;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;

/// The arrays behind a table's files; a file is the same row in all of them.
final class FileColumns {
  final ByteStore texts;
  final Longs paths = new Longs();
  final Longs bytes = new Longs();
  final Longs modified = new Longs();
  final Longs records = new Longs();
  final Longs baseRowIds = new Longs();
  final Longs commitVersions = new Longs();
  final VectorColumn vectors;

  /// Of which files only changed rows are meant: those in their deletion vector and not in another.
  final Longs changed = new Longs();

  final VectorColumn others;
  final List<PartitionColumn> partitions = new ArrayList<>();
  final List<BoundColumn> bounds = new ArrayList<>();

  FileColumns(String location, Metadata metadata, ByteStore texts) {
    this.texts = texts;
    this.vectors = new VectorColumn(texts);
    this.others = new VectorColumn(texts);
    int[] ordinals = metadata.partitionOrdinals();
    for (int i = 0; i < ordinals.length; i++) {
      String name = metadata.partitionColumns().get(i);
      if (ordinals[i] < 0) {
        throw TableErrors.corrupt(location, "no such column: " + name + ", a partition");
      }
      Field field = metadata.schema().fields().get(ordinals[i]);
      partitions.add(new PartitionColumn(metadata.stored().get(ordinals[i]).name().text(), field));
    }
    for (Field field : metadata.schema().fields()) {
      bounds.add(new BoundColumn(field.type(), texts));
    }
  }

  int rows() {
    return paths.size();
  }

  long heapBytes() {
    long held =
        texts.heapBytes()
            + paths.heapBytes()
            + bytes.heapBytes()
            + modified.heapBytes()
            + records.heapBytes()
            + baseRowIds.heapBytes()
            + commitVersions.heapBytes()
            + vectors.heapBytes()
            + changed.heapBytes()
            + others.heapBytes();
    for (PartitionColumn partition : partitions) {
      held += partition.heapBytes();
    }
    for (BoundColumn bound : bounds) {
      held += bound.heapBytes();
    }
    return held;
  }

  /// Adds a row of other columns; the texts of those are in this store too, under the same numbers.
  void add(FileColumns other, int row) {
    paths.add(other.paths.get(row));
    bytes.add(other.bytes.get(row));
    modified.add(other.modified.get(row));
    records.add(other.records.get(row));
    baseRowIds.add(other.baseRowIds.get(row));
    commitVersions.add(other.commitVersions.get(row));
    vectors.add(other.vectors, row);
    changed.add(other.changed.get(row));
    others.add(other.others, row);
    for (int i = 0; i < partitions.size(); i++) {
      partitions.get(i).add(other.partitions.get(i), row);
    }
    for (int i = 0; i < bounds.size(); i++) {
      bounds.get(i).add(other.bounds.get(i), row);
    }
  }
}
