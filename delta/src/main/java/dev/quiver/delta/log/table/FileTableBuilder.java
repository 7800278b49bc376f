package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.ChangedRows;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.FilePath;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.logical.type.Field;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Collects the files of a table, one after the other, in any order.
public final class FileTableBuilder {
  private final String location;
  private final FileColumns columns;
  private final PendingFile pending;
  private final StatisticsJson json;
  private final int[] codes;
  private final BitSet dropped = new BitSet();
  private int unsorted = -1;
  private Optional<DeletionVector> deletionVector = Optional.empty();
  private Optional<ChangedRows> changed = Optional.empty();
  private long baseRowId = -1;
  private long commitVersion = -1;

  /// Collects files of the table at an absolute location.
  public FileTableBuilder(String location, Metadata metadata) {
    this(location, metadata, new ByteStore());
  }

  private FileTableBuilder(String location, Metadata metadata, ByteStore texts) {
    this.location = location;
    this.columns = new FileColumns(location, metadata, texts);
    this.pending = new PendingFile(metadata.columns(), columns.bounds, columns.texts);
    this.json =
        new StatisticsJson(
            metadata.stored().stream().map(column -> column.name().text()).toList(), pending);
    this.codes = new int[columns.partitions.size()];
  }

  /// Collects files to go with those of another version of the table, which has the same metadata;
  /// [#addAll] adds those.
  public static FileTableBuilder beside(FileTable files, Metadata metadata) {
    return new FileTableBuilder(files.location(), metadata, files.columns().texts.fork());
  }

  /// Adds the files of the version this was begun beside whose rows are to be kept; it is the last
  /// to be added.
  public void addAll(FileTable others, IntPredicate kept) {
    unsorted = columns.rows();
    for (int i = 0; i < others.size(); i++) {
      int row = others.row(i);
      if (kept.test(row)) {
        columns.add(others.columns(), row);
      }
    }
  }

  /// Begins with a file, by its path in the log.
  public void begin(Slice path) {
    checkStorage(path);
    columns.paths.add(columns.texts.add(path.bytes(), path.from(), path.length()));
  }

  /// Sets what a partition column, by its name in the log, says of the file.
  public void partition(Slice name, Slice text) {
    for (int i = 0; i < codes.length; i++) {
      PartitionColumn column = columns.partitions.get(i);
      if (column.isNamed(name)) {
        codes[i] = code(column, text);
      }
    }
  }

  /// Reads the file's statistics, as the log writes them.
  public void statistics(Slice document) {
    json.read(document);
  }

  /// Where the file's statistics go that are no JSON.
  public PendingFile pending() {
    return pending;
  }

  /// Ends with the file.
  public void end(long bytes, long modified) {
    columns.bytes.add(bytes);
    columns.modified.add(modified);
    columns.records.add(pending.rows());
    columns.baseRowIds.add(baseRowId);
    columns.commitVersions.add(commitVersion);
    columns.vectors.add(changed.map(ChangedRows::in).or(() -> deletionVector));
    columns.changed.add(changed.isPresent() ? 1 : 0);
    columns.others.add(changed.flatMap(ChangedRows::notIn));
    deletionVector = Optional.empty();
    changed = Optional.empty();
    tracking(-1, -1);
    pending.finish();
    for (int i = 0; i < codes.length; i++) {
      columns.partitions.get(i).add(codes[i]);
      codes[i] = 0;
    }
  }

  /// Sets the file's deletion vector.
  public void vector(DeletionVector vector) {
    deletionVector = Optional.of(vector);
  }

  /// Says that only these rows of the file are meant.
  public void only(ChangedRows rows) {
    changed = Optional.of(rows);
  }

  /// Sets what the file's rows are tracked by; below zero what is unknown.
  public void tracking(long baseRowId, long commitVersion) {
    this.baseRowId = baseRowId;
    this.commitVersion = commitVersion;
  }

  /// Adds a file.
  public void add(AddedFile file) {
    begin(slice(file.path()));
    file.partitionValues().forEach((name, text) -> partition(slice(name), slice(text)));
    file.statistics().ifPresent(document -> statistics(slice(document)));
    file.deletionVector().ifPresent(this::vector);
    tracking(
        file.rowTracking().baseRowId().orElse(-1),
        file.rowTracking().defaultRowCommitVersion().orElse(-1));
    end(file.bytes(), file.modified());
  }

  /// Takes back the file of a row.
  public void drop(int row) {
    dropped.set(row);
  }

  /// The table of all files added; nothing can be added any more.
  public FileTable finish() {
    int[] order =
        PathOrder.of(columns.texts, columns.paths, unsorted < 0 ? columns.rows() : unsorted);
    return new FileTable(
        location,
        columns,
        dropped.isEmpty()
            ? order
            : Arrays.stream(order).filter(row -> !dropped.get(row)).toArray());
  }

  /// The table of all files added, which are in plan order already.
  public FileTable finishInOrder() {
    return new FileTable(location, columns, IntStream.range(0, columns.rows()).toArray());
  }

  /// How many files were added, dropped ones among them.
  public int files() {
    return columns.rows();
  }

  private int code(PartitionColumn column, Slice text) {
    try {
      return column.code(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      Field field = column.field();
      throw TableErrors.corrupt(
          location,
          "partition value of %s is no %s: %s\n  in file %s"
              .formatted(
                  field.name(),
                  field.type().text(),
                  text.text(),
                  columns.texts.text(columns.paths.get(columns.rows() - 1))),
          e);
    }
  }

  private void checkStorage(Slice path) {
    for (int i = path.from(); i < path.from() + path.length(); i++) {
      if (path.bytes()[i] == ':') {
        FilePath.resolve(location, path.text());
        return;
      }
    }
  }

  private static Slice slice(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    Slice slice = new Slice();
    slice.set(bytes, 0, bytes.length);
    return slice;
  }
}
