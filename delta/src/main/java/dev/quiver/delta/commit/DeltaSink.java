package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.ParquetSink;
import dev.quiver.delta.parquet.WrittenFile;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.io.TableSink;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Writes the rows of one output into files of its table's folder, a file or more a partition.
final class DeltaSink implements TableSink {
  private static final long MAX_BUFFERED_GROUPS = 4;

  private final WriteTarget target;
  private final Layout layout;
  private final ObjectStore store;
  private final WriteSettings settings;
  private final ExecutionContext context;
  private final PartitionRows partitions;
  private final StagedFiles staged;

  /// The open files, the one longest unused first.
  private final SequencedMap<List<String>, OpenFile> open = new LinkedHashMap<>();

  private int opened;
  private long buffered;
  private boolean finished;

  DeltaSink(
      WriteTarget target,
      Layout layout,
      ObjectStore store,
      WriteSettings settings,
      ExecutionContext context) {
    this.target = target;
    this.layout = layout;
    this.store = store;
    this.settings = settings;
    this.context = context;
    this.partitions = new PartitionRows(layout.partitionFields(), layout.partitionOrdinals());
    this.staged = new StagedFiles(target, store, context.cancellation());
  }

  @Override
  public void write(Batch batch) {
    try (batch) {
      context.cancellation().check();
      for (Map.Entry<List<String>, Positions> part : partitions.of(batch).entrySet()) {
        write(batch, part.getKey(), part.getValue());
      }
    }
  }

  @Override
  public StagedWrite finish() {
    while (!open.isEmpty()) {
      end(open.firstEntry().getKey());
    }
    finished = true;
    return staged;
  }

  @Override
  public void close() {
    if (finished) {
      return;
    }
    finished = true;
    try {
      closeOpen();
    } finally {
      staged.close();
    }
  }

  /// Closes every file, also after one that would not.
  private void closeOpen() {
    Map.Entry<List<String>, OpenFile> next = open.pollFirstEntry();
    if (next != null) {
      try {
        next.getValue().close();
      } finally {
        closeOpen();
      }
    }
  }

  private void write(Batch batch, List<String> partition, Positions rows) {
    for (int done = 0; done < rows.count(); ) {
      ParquetSink file = file(partition).sink();
      long before = file.memory();
      done += file.write(batch, layout.fileOrdinals(), rows.array(), done, rows.count());
      buffered += file.memory() - before;
      if (file.isFull()) {
        end(partition);
      }
    }
    relieve();
  }

  /// Many open partitions together hold no more than a few full row groups: the largest go early.
  private void relieve() {
    while (buffered > MAX_BUFFERED_GROUPS * settings.parquet().groupBytes()) {
      ParquetSink largest =
          open.values().stream()
              .map(OpenFile::sink)
              .max(Comparator.comparingLong(ParquetSink::memory))
              .orElseThrow();
      buffered -= largest.memory();
      largest.flush();
      buffered += largest.memory();
    }
  }

  private OpenFile file(List<String> partition) {
    OpenFile file = open.remove(partition);
    if (file == null) {
      if (open.size() == settings.openPartitions()) {
        end(open.firstEntry().getKey());
      }
      file = begin(partition);
    }
    open.putLast(partition, file);
    return file;
  }

  private OpenFile begin(List<String> partition) {
    String folder = PartitionFolder.of(target.partitionColumns(), partition);
    String id = target.id(settings.ids(), "file/" + opened);
    String path =
        "%spart-%05d-%s.c000%s.parquet"
            .formatted(folder, opened, id, settings.parquet().compression().suffix());
    opened++;
    String location = target.location() + "/" + path;
    store.mkdirs(target.location() + "/" + folder);
    if (store.status(location).isPresent()) {
      throw WriteErrors.fileTaken(location);
    }
    ParquetSink sink =
        new ParquetSink(
            target.fileFields(),
            settings.parquet().withFileBytes(target.write().files().targetBytes()),
            target.write().files(),
            store.create(location),
            context);
    return new OpenFile(path, location, sink);
  }

  private void end(List<String> partition) {
    OpenFile file = open.get(partition);
    if (file == null) {
      throw new IllegalStateException("no open file: " + partition);
    }
    buffered -= file.sink().memory();
    WrittenFile written = file.sink().finish();
    layout.checkNotNull(target.location(), partition, written);
    // Ours before it is there: publishing may do its work and fail to say so.
    staged.own(file.location());
    if (!file.sink().publish()) {
      staged.disown(file.location());
      throw WriteErrors.fileTaken(file.location());
    }
    staged.add(new StagedFile(file.path(), partition, written));
    open.remove(partition);
    file.close();
  }

  private record OpenFile(String path, String location, ParquetSink sink) {
    void close() {
      sink.close();
    }
  }
}
