package dev.quiver.delta.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.SeenFiles;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.delta.parquet.record.RecordFile;
import dev.quiver.delta.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a checkpoint in Parquet, row by row.
final class CheckpointRows {
  private static final List<List<String>> WANTED =
      List.of(
          List.of("add", "path"),
          List.of("add", "size"),
          List.of("add", "modificationTime"),
          List.of("add", "partitionValues"),
          List.of("add", "stats"),
          List.of("add", "deletionVector"),
          List.of("add", "baseRowId"),
          List.of("add", "defaultRowCommitVersion"),
          List.of("sidecar", "path"));

  private final ObjectStore store;
  private final FileTableBuilder files;
  private final SeenFiles seen;

  CheckpointRows(ObjectStore store, FileTableBuilder files, SeenFiles seen) {
    this.store = store;
    this.files = files;
    this.seen = seen;
  }

  /// Adds the files that no commit has spoken of, and answers the paths of sidecars.
  List<String> read(String file) {
    List<String> sidecars = new ArrayList<>();
    try {
      for (Map<String, Object> row : RecordFile.read(store, file, WANTED)) {
        if (row.get("add") instanceof Map<?, ?> add) {
          add(file, add);
        }
        if (row.get("sidecar") instanceof Map<?, ?> sidecar) {
          sidecars.add(String.valueOf(sidecar.get("path")));
        }
      }
    } catch (IOException e) {
      throw TableErrors.corruptCheckpoint(file, String.valueOf(e.getMessage()), e);
    }
    return sidecars;
  }

  private void add(String file, Map<?, ?> add) {
    Object path = add.get("path");
    if (path == null
        || !(add.get("size") instanceof Long bytes)
        || !(add.get("modificationTime") instanceof Long modified)) {
      throw TableErrors.corruptCheckpoint(file, "a file without its path, size or time");
    }
    if (isSeen(path, add.get("deletionVector"))) {
      return;
    }
    Map<String, @Nullable String> partition = new HashMap<>();
    if (add.get("partitionValues") instanceof Map<?, ?> values) {
      values.forEach((name, text) -> partition.put(text(name), text == null ? "" : text(text)));
    }
    files.add(
        new AddedFile(
            text(path),
            bytes,
            modified,
            partition,
            Optional.ofNullable(add.get("stats")).map(CheckpointRows::text),
            add.get("deletionVector") instanceof Map<?, ?> vector
                ? Optional.of(vector(vector))
                : Optional.empty(),
            new RowTracking(
                number(add.get("baseRowId")), number(add.get("defaultRowCommitVersion")))));
  }

  private static DeletionVector vector(Map<?, ?> vector) {
    OptionalLong offset = number(vector.get("offset"));
    return new DeletionVector(
        text(vector.get("storageType")),
        text(vector.get("pathOrInlineDv")),
        offset.isPresent() ? OptionalInt.of((int) offset.getAsLong()) : OptionalInt.empty(),
        (int) number(vector.get("sizeInBytes")).orElse(0),
        number(vector.get("cardinality")).orElse(0));
  }

  private static OptionalLong number(@Nullable Object value) {
    return value instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  private boolean isSeen(Object path, @Nullable Object vector) {
    if (vector instanceof Map<?, ?> descriptor) {
      long offset = descriptor.get("offset") instanceof Long number ? number : -1;
      seen.look(
          slice(path),
          slice(descriptor.get("storageType")),
          slice(descriptor.get("pathOrInlineDv")),
          offset);
    } else {
      seen.look(slice(path));
    }
    return seen.row() != SeenFiles.UNSEEN;
  }

  private static Slice slice(@Nullable Object text) {
    Slice slice = new Slice();
    byte[] bytes = text instanceof byte[] raw ? raw : text(text).getBytes(UTF_8);
    slice.set(bytes, 0, bytes.length);
    return slice;
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
  }
}
