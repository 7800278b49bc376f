package dev.quiver.delta.commit;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.WriterFeatures;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens the sinks of outputs that go to Delta tables.
///
/// A table that is there decides: columns may come in any order but are its columns, and no
/// `partition_by` means the table's. Overwrite replaces rows, never the schema: a changed one is
/// refused, since readers of the table did not ask for it.
public final class DeltaSinks {
  private final ObjectStore store;
  private final TargetTables tables;
  private final WriteSettings settings;

  /// Opens sinks on a store.
  public DeltaSinks(ObjectStore store, TargetTables tables, WriteSettings settings) {
    this.store = store;
    this.tables = tables;
    this.settings = settings;
  }

  /// Begins to write rows; fails before the first if they could not be committed.
  public TableSink create(String name, Write write, Schema rows, ExecutionContext context) {
    String location = store.resolve(write.location());
    WriteCheck check = new WriteCheck(name, location);
    check.rows(rows);
    check.metadata(write.metadata().keySet());
    Optional<Snapshot> table = tables.find(location);
    List<String> partitionBy = write.partitionBy();
    if (table.isPresent()) {
      check.table(table.get(), rows, partitionBy, write.mode());
      partitionBy = table.get().partitionColumns();
    } else {
      check.partitioning(rows, partitionBy);
    }
    WriteTarget target =
        new WriteTarget(
            name,
            new Write(
                location,
                write.mode(),
                partitionBy,
                write.metadata(),
                write.maxRetries(),
                write.files()),
            table,
            tables.isRead(location),
            table.map(Snapshot::schema).orElse(rows),
            partitionBy);
    Set<String> notNull = table.map(WriterFeatures::notNull).orElse(Set.of());
    return new DeltaSink(target, new Layout(target, rows, notNull), store, settings, context);
  }
}
