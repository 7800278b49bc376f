package dev.quiver.delta.log;

import dev.quiver.delta.log.table.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// What an action of a commit says about a file. One object serves action after action, so what it
/// shows is good until the next.
public final class FileAction {
  /// The number that stands for one that is not there.
  public static final long ABSENT = -1;

  /// What is done with the file.
  public enum Kind {
    ADD,
    REMOVE,
    CDC,
    SIDECAR
  }

  private final Slice name = new Slice();
  private final Slice path = new Slice();
  private final Slice statistics = new Slice();
  private final Slice vectorStorage = new Slice();
  private final Slice vectorPath = new Slice();
  private final List<Slice> partitionNames = new ArrayList<>();
  private final List<Slice> partitionTexts = new ArrayList<>();
  private Kind kind = Kind.ADD;
  private int partitions;
  private long bytes;
  private long modified;
  private boolean dataChange;
  private boolean hasVector;
  private long vectorOffset;
  private long vectorBytes;
  private long vectorRows;
  private long baseRowId;
  private long commitVersion;

  /// What is done with the file.
  public Kind kind() {
    return kind;
  }

  /// The path in the log.
  public Slice path() {
    return path;
  }

  /// The statistics' JSON, where there are some.
  public Slice statistics() {
    return statistics;
  }

  /// How many partition values there are.
  public int partitions() {
    return partitions;
  }

  /// The name of a partition column.
  public Slice partitionName(int ordinal) {
    return partitionNames.get(ordinal);
  }

  /// The text of a partition value, which is not there for NULL.
  public Slice partitionText(int ordinal) {
    return partitionTexts.get(ordinal);
  }

  /// The file's size, or [#ABSENT].
  public long bytes() {
    return bytes;
  }

  /// When the file was written, in milliseconds, or [#ABSENT].
  public long modified() {
    return modified;
  }

  /// Whether rows come or go by this.
  public boolean dataChange() {
    return dataChange;
  }

  /// Whether there is a deletion vector.
  public boolean hasVector() {
    return hasVector;
  }

  /// The deletion vector, where there is one.
  public DeletionVector vector() {
    return new DeletionVector(
        vectorStorage.text(),
        vectorPath.text(),
        vectorOffset < 0 ? OptionalInt.empty() : OptionalInt.of((int) vectorOffset),
        (int) vectorBytes,
        Math.max(vectorRows, 0));
  }

  /// How the deletion vector is stored: `u`, `i` or `p`.
  public Slice vectorStorage() {
    return vectorStorage;
  }

  /// Where the deletion vector is, or itself.
  public Slice vectorPath() {
    return vectorPath;
  }

  /// Where in its file the deletion vector begins, or [#ABSENT].
  public long vectorOffset() {
    return vectorOffset;
  }

  /// The row id of the file's first row, or [#ABSENT].
  public long baseRowId() {
    return baseRowId;
  }

  /// The version that first had the file's rows, or [#ABSENT].
  public long commitVersion() {
    return commitVersion;
  }

  /// Becomes what the next value says, an object.
  void read(Kind what, JsonBytes json) throws IOException {
    clear(what);
    json.object();
    while (json.member(name)) {
      if (!json.isNull()) {
        member(json);
      }
    }
    if (!path.isPresent()) {
      throw new IOException("a file without a path");
    }
    if (what == Kind.ADD && (bytes == ABSENT || modified == ABSENT)) {
      throw new IOException("a file without its size or time");
    }
  }

  private void clear(Kind what) {
    kind = what;
    path.clear();
    statistics.clear();
    vectorStorage.clear();
    vectorPath.clear();
    partitions = 0;
    bytes = ABSENT;
    modified = ABSENT;
    dataChange = true;
    hasVector = false;
    vectorOffset = ABSENT;
    vectorBytes = ABSENT;
    vectorRows = ABSENT;
    baseRowId = ABSENT;
    commitVersion = ABSENT;
  }

  private void member(JsonBytes json) throws IOException {
    switch (name.text()) {
      case "path" -> json.scalar(path);
      case "size", "sizeInBytes" -> bytes = json.number();
      case "modificationTime" -> modified = json.number();
      case "dataChange" -> dataChange = json.truth();
      case "stats" -> json.scalar(statistics);
      case "partitionValues" -> partitionValues(json);
      case "deletionVector" -> vector(json);
      case "baseRowId" -> baseRowId = json.number();
      case "defaultRowCommitVersion" -> commitVersion = json.number();
      default -> json.skip();
    }
  }

  private void partitionValues(JsonBytes json) throws IOException {
    partitions = 0;
    json.object();
    while (json.member(name)) {
      if (partitions == partitionNames.size()) {
        partitionNames.add(new Slice());
        partitionTexts.add(new Slice());
      }
      partitionNames.get(partitions).set(name.bytes(), name.from(), name.length());
      json.scalar(partitionTexts.get(partitions));
      partitions++;
    }
  }

  private void vector(JsonBytes json) throws IOException {
    hasVector = true;
    json.object();
    while (json.member(name)) {
      if (json.isNull()) {
        continue;
      }
      switch (name.text()) {
        case "storageType" -> json.scalar(vectorStorage);
        case "pathOrInlineDv" -> json.scalar(vectorPath);
        case "offset" -> vectorOffset = json.number();
        case "sizeInBytes" -> vectorBytes = json.number();
        case "cardinality" -> vectorRows = json.number();
        default -> json.skip();
      }
    }
    if (!vectorStorage.isPresent()
        || !vectorPath.isPresent()
        || vectorBytes != (int) vectorBytes
        || vectorOffset != (int) vectorOffset) {
      throw new IOException("a deletion vector that is nowhere");
    }
  }
}
