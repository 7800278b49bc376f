package dev.quiver.delta.replay;

import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.log.table.SeenFiles;
import dev.quiver.delta.log.table.Slice;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.logical.catalog.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/// Reads a checkpoint in Parquet, a part of one, or a sidecar, column by column.
final class CheckpointFile {
  private final ObjectStore store;
  private final Metadata metadata;
  private final FileTableBuilder files;
  private final SeenFiles seen;
  private final ExecutionContext context;
  private final List<String> sidecars = new ArrayList<>();
  private final Slice path = new Slice();
  private final Slice json = new Slice();
  private final Slice storage = new Slice();
  private final Slice place = new Slice();

  CheckpointFile(
      ObjectStore store,
      Metadata metadata,
      FileTableBuilder files,
      SeenFiles seen,
      ExecutionContext context) {
    this.store = store;
    this.metadata = metadata;
    this.files = files;
    this.seen = seen;
    this.context = context;
  }

  /// Adds the files that no commit has spoken of, and answers the paths of sidecars.
  List<String> read(String file) {
    try (ParquetFile parquet = ParquetFile.open(store, file)) {
      CheckpointSchema wanted = wanted(parquet);
      for (int group = 0; group < parquet.footer().rowGroups().size(); group++) {
        try (RowGroupSource rows = open(parquet, group, wanted)) {
          for (Batch next = rows.next(); next != null; next = rows.next()) {
            try (Batch batch = next) {
              read(file, batch, wanted);
            }
          }
        }
      }
    }
    return sidecars;
  }

  private RowGroupSource open(ParquetFile parquet, int group, CheckpointSchema wanted) {
    return parquet.read(group, wanted.columns(), context.settings().batchRows(), context);
  }

  /// Statistics of a type that is not the column's are as good as absent.
  private CheckpointSchema wanted(ParquetFile parquet) {
    CheckpointSchema wanted = CheckpointSchema.of(metadata, parquet.footer());
    if (!wanted.parsed() || parquet.footer().rowGroups().isEmpty()) {
      return wanted;
    }
    try (RowGroupSource _ = open(parquet, 0, wanted)) {
      return wanted;
    } catch (TableException _) {
      return CheckpointSchema.withJson();
    }
  }

  private void read(String file, Batch batch, CheckpointSchema wanted) {
    if (batch.column(0) instanceof StructVector add) {
      Adds adds = new Adds(add, wanted);
      for (int row = 0; row < batch.rows(); row++) {
        if (!add.isNull(row)) {
          adds.read(file, row);
        }
      }
    }
    if (batch.column(1) instanceof StructVector sidecar) {
      LeafCursor paths = new LeafCursor(sidecar.members().getFirst());
      for (int row = 0; row < batch.rows(); row++) {
        if (!sidecar.isNull(row)) {
          paths.text(row, path);
          sidecars.add(path.text());
        }
      }
    }
  }

  /// The `add` actions of a batch.
  private final class Adds {
    private final LeafCursor paths;
    private final LeafCursor bytes;
    private final LeafCursor modified;
    private final PartitionCursor partitions;
    private final StructVector vectors;
    private final List<LeafCursor> vectorParts;
    private final LeafCursor baseRowIds;
    private final LeafCursor commitVersions;
    private final IntConsumer statistics;

    Adds(StructVector add, CheckpointSchema wanted) {
      this.paths = new LeafCursor(add.members().get(0));
      this.bytes = new LeafCursor(add.members().get(1));
      this.modified = new LeafCursor(add.members().get(2));
      this.partitions = new PartitionCursor((ListVector) add.members().get(3));
      this.vectors = (StructVector) add.members().get(5);
      this.vectorParts = vectors.members().stream().map(LeafCursor::new).toList();
      this.baseRowIds = new LeafCursor(add.members().get(6));
      this.commitVersions = new LeafCursor(add.members().get(7));
      if (wanted.parsed()) {
        StatisticsCursor parsed =
            new StatisticsCursor((StructVector) add.members().get(4), wanted.bounded());
        this.statistics = row -> parsed.read(row, files);
      } else {
        LeafCursor documents = new LeafCursor(add.members().get(4));
        this.statistics = row -> document(documents, row);
      }
    }

    void read(String file, int row) {
      paths.text(row, path);
      if (!path.isPresent() || bytes.isNull(row) || modified.isNull(row)) {
        throw TableErrors.corruptCheckpoint(file, "a file without its path, size or time");
      }
      boolean deletes = !vectors.isNull(row);
      if (deletes) {
        vectorParts.get(0).text(row, storage);
        vectorParts.get(1).text(row, place);
      }
      if (!seen.isEmpty() && isSeen(row, deletes)) {
        return;
      }
      files.begin(path);
      partitions.read(row, files);
      statistics.accept(row);
      if (deletes) {
        files.vector(vector(file, row));
      }
      files.tracking(baseRowIds.number(row, -1), commitVersions.number(row, -1));
      files.end(bytes.number(row, 0), modified.number(row, 0));
    }

    private boolean isSeen(int row, boolean deletes) {
      if (deletes) {
        seen.look(path, storage, place, vectorParts.get(2).number(row, -1));
      } else {
        seen.look(path);
      }
      return seen.row() != SeenFiles.UNSEEN;
    }

    private DeletionVector vector(String file, int row) {
      if (!storage.isPresent() || !place.isPresent() || vectorParts.get(3).isNull(row)) {
        throw TableErrors.corruptCheckpoint(file, "a deletion vector that is nowhere");
      }
      long offset = vectorParts.get(2).number(row, -1);
      return new DeletionVector(
          storage.text(),
          place.text(),
          offset < 0 ? OptionalInt.empty() : OptionalInt.of((int) offset),
          (int) vectorParts.get(3).number(row, 0),
          vectorParts.get(4).number(row, 0));
    }

    private void document(LeafCursor documents, int row) {
      documents.text(row, json);
      if (json.isPresent()) {
        files.statistics(json);
      }
    }
  }
}
