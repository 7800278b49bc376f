package dev.quiver.delta.commit;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where one output goes: the request, the table as it is, what its files hold.
///
/// `schema` has the table's columns in the table's order; `isRead` says that the output depends on
/// what `base` holds.
record WriteTarget(
    String name,
    Write write,
    Optional<Snapshot> base,
    boolean isRead,
    Schema schema,
    List<String> partitionColumns) {
  WriteTarget {
    partitionColumns = List.copyOf(partitionColumns);
  }

  String location() {
    return write.location();
  }

  /// The version that the output makes if no other writer is in the way.
  long nextVersion() {
    return base.map(table -> table.version() + 1).orElse(0L);
  }

  /// An id for something of this output at this version.
  String id(IdSource ids, String what) {
    return ids.id(name + "/" + nextVersion() + "/" + what).toString();
  }

  /// The columns that files hold, in their order.
  List<Field> fileFields() {
    return schema.fields().stream()
        .filter(field -> !partitionColumns.contains(field.name()))
        .toList();
  }

  /// The table's properties.
  Map<String, String> configuration() {
    return base.<Map<String, String>>map(table -> table.metadata().configuration())
        .orElse(Map.of());
  }
}
