package dev.quiver.delta.kernel;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.LiveFile;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.ObjectStore;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Replays logs as Kernel does it, an object a file: for those who want all that actions say, and
/// what our own replay, which keeps only what reading takes, is held to and measured against.
public final class KernelReplay {
  private final KernelEngine engine;

  /// Replays logs of a store.
  public KernelReplay(ObjectStore store) {
    this.engine = new KernelEngine(store);
  }

  /// Gives the live files of a version of the table at an absolute location, in no order.
  public void files(String location, long version, Consumer<AddedFile> files) {
    liveFiles(location, version, file -> files.accept(file.file()));
  }

  /// Gives the live files of a version, in no order, with all that is said of them.
  public void liveFiles(String location, long version, Consumer<LiveFile> files) {
    try (CloseableIterator<FilteredColumnarBatch> batches =
        TableManager.loadSnapshot(location)
            .atVersion(version)
            .build(engine)
            .getScanBuilder()
            .build()
            .getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> rows = batches.next().getRows()) {
          rows.forEachRemaining(row -> files.accept(file(row)));
        }
      }
    } catch (IOException e) {
      throw TableErrors.corrupt(location, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      throw KernelTables.thrown(location, e);
    }
  }

  private static LiveFile file(Row row) {
    Map<String, String> partition = new HashMap<>();
    InternalScanFileUtils.getPartitionValues(row)
        .forEach((name, text) -> partition.put(name, text == null ? "" : text));
    AddRow add = new AddRow(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
    return new LiveFile(add.file(partition), add.tags());
  }
}
