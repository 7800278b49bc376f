package dev.quiver.delta.log.table;

import dev.quiver.delta.log.ChangedRows;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.FilePath;
import dev.quiver.delta.log.FileStatistics;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.logical.expr.Value;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.RandomAccess;
import java.util.function.Predicate;

/// The live files of a table in plan order, which is by the bytes of their paths.
///
/// As a list it makes a [DataFile] of each file that is asked for. Who looks at all of them reads
/// the columns instead; there a file is a *row*, and [#row] gives the row of a place in the order.
public final class FileTable extends AbstractList<DataFile> implements RandomAccess {
  private final String location;
  private final FileColumns columns;
  private final int[] order;

  FileTable(String location, FileColumns columns, int[] order) {
    this.location = location;
    this.columns = columns;
    this.order = order;
  }

  @Override
  public int size() {
    return order.length;
  }

  /// The row of the file at a place in plan order.
  public int row(int index) {
    return order[index];
  }

  /// The bytes of a row's file.
  public long bytes(int row) {
    return columns.bytes.get(row);
  }

  /// The bytes of all files.
  public long totalBytes() {
    long sum = 0;
    for (int row : order) {
      sum += columns.bytes.get(row);
    }
    return sum;
  }

  /// The number of rows in a row's file, deleted ones among them; -1 if unknown.
  public long records(int row) {
    return columns.records.get(row);
  }

  /// The number of rows in a row's file that are not deleted; -1 if unknown.
  public long liveRecords(int row) {
    long all = columns.records.get(row);
    return all < 0 || isChanged(row) ? -1 : all - columns.vectors.deleted(row);
  }

  /// A partition column, by its place among them.
  public PartitionColumn partition(int ordinal) {
    return columns.partitions.get(ordinal);
  }

  /// The code that a partition column has for a row.
  public int partition(int ordinal, int row) {
    return columns.partitions.get(ordinal).code(row);
  }

  /// What statistics say about a column of the schema.
  public BoundColumn bounds(int ordinal) {
    return columns.bounds.get(ordinal);
  }

  @Override
  public DataFile get(int index) {
    return file(order[index]);
  }

  /// The file of a row.
  public DataFile file(int row) {
    String path = columns.texts.text(columns.paths.get(row));
    List<Value> values = new ArrayList<>(columns.partitions.size());
    List<String> texts = new ArrayList<>(columns.partitions.size());
    for (PartitionColumn partition : columns.partitions) {
      values.add(partition.value(partition.code(row)));
      texts.add(partition.text(partition.code(row)));
    }
    return new DataFile(
        path,
        FilePath.resolve(location, path),
        columns.bytes.get(row),
        columns.modified.get(row),
        values,
        texts,
        statistics(row),
        isChanged(row) ? Optional.empty() : columns.vectors.get(row),
        tracking(row),
        changed(row));
  }

  private boolean isChanged(int row) {
    return columns.changed.get(row) != 0;
  }

  private Optional<ChangedRows> changed(int row) {
    return isChanged(row)
        ? columns.vectors.get(row).map(in -> new ChangedRows(in, columns.others.get(row)))
        : Optional.empty();
  }

  /// The files whose paths, as the log has them, are accepted.
  public FileTable where(Predicate<String> paths) {
    int[] rows =
        Arrays.stream(order)
            .filter(row -> paths.test(columns.texts.text(columns.paths.get(row))))
            .toArray();
    return new FileTable(location, columns, rows);
  }

  /// Makes `seen` look at the file of a row.
  public void look(int row, SeenFiles seen) {
    long path = columns.paths.get(row);
    Slice slice = new Slice();
    slice.set(columns.texts.page(path), columns.texts.offset(path), columns.texts.length(path));
    Optional<DeletionVector> vector = columns.vectors.get(row);
    if (vector.isPresent()) {
      seen.look(slice, vector.get().id());
    } else {
      seen.look(slice);
    }
  }

  /// Bytes of heap that the table holds, nearly.
  public long heapBytes() {
    return columns.heapBytes() + 4L * order.length;
  }

  String location() {
    return location;
  }

  FileColumns columns() {
    return columns;
  }

  private RowTracking tracking(int row) {
    long id = columns.baseRowIds.get(row);
    long version = columns.commitVersions.get(row);
    return id < 0 && version < 0 ? RowTracking.NONE : new RowTracking(known(id), known(version));
  }

  private static OptionalLong known(long number) {
    return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private FileStatistics statistics(int row) {
    List<Bounds> bounds = columns.bounds.stream().map(column -> column.bounds(row)).toList();
    return new FileStatistics(known(columns.records.get(row)), bounds);
  }
}
