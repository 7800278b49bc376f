package dev.quiver.delta.kernel;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.RowTracking;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.util.VectorUtils;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// An `add` action as Kernel's replay gives it.
record AddRow(Row add) {
  AddedFile file(Map<String, String> partitionValues) {
    return new AddedFile(
        text(add, "path"),
        number(add, "size").orElse(0),
        number(add, "modificationTime").orElse(0),
        partitionValues,
        has(add, "stats") ? Optional.of(text(add, "stats")) : Optional.empty(),
        deletionVector(),
        new RowTracking(number(add, "baseRowId"), number(add, "defaultRowCommitVersion")));
  }

  SortedMap<String, String> tags() {
    return has(add, "tags")
        ? new TreeMap<>(VectorUtils.toJavaMap(add.getMap(ordinal(add, "tags"))))
        : Collections.emptySortedMap();
  }

  private Optional<DeletionVector> deletionVector() {
    if (!has(add, "deletionVector")) {
      return Optional.empty();
    }
    Row vector = add.getStruct(ordinal(add, "deletionVector"));
    return Optional.of(
        new DeletionVector(
            text(vector, "storageType"),
            text(vector, "pathOrInlineDv"),
            has(vector, "offset")
                ? OptionalInt.of(vector.getInt(ordinal(vector, "offset")))
                : OptionalInt.empty(),
            vector.getInt(ordinal(vector, "sizeInBytes")),
            number(vector, "cardinality").orElse(0)));
  }

  private static String text(Row row, String name) {
    return row.getString(ordinal(row, name));
  }

  private static OptionalLong number(Row row, String name) {
    return has(row, name) ? OptionalLong.of(row.getLong(ordinal(row, name))) : OptionalLong.empty();
  }

  private static boolean has(Row row, String name) {
    int ordinal = ordinal(row, name);
    return ordinal >= 0 && !row.isNullAt(ordinal);
  }

  private static int ordinal(Row row, String name) {
    return row.getSchema().indexOf(name);
  }
}
