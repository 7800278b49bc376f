package dev.quiver.delta;

import dev.quiver.delta.ScanColumns.Source;
import dev.quiver.delta.deletion.LiveRows;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.io.BatchSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The rows of a row group that are not deleted, with what is known of their file beside them.
final class MorselSource implements BatchSource {
  private final ParquetFile file;
  private final RowGroupSource rows;
  private final List<Source> columns;
  private final boolean plain;
  private final FileConstants constants;
  private final LiveRows live;
  private final RowTracking tracking;
  private final BufferAllocator allocator;
  private final BitSet satisfied;
  private boolean open = true;

  /// Takes over the file and the rows, all of which satisfy some filters.
  MorselSource(
      ParquetFile file,
      RowGroupSource rows,
      ScanColumns columns,
      DataFile data,
      LiveRows live,
      BitSet satisfied,
      BufferAllocator allocator) {
    this.file = file;
    this.satisfied = satisfied;
    this.rows = rows;
    this.columns = columns.columns();
    this.plain = this.columns.stream().allMatch(Source.Stored.class::isInstance);
    this.constants = new FileConstants(this.columns, data, allocator);
    this.live = live;
    this.tracking = data.rowTracking();
    this.allocator = allocator;
  }

  @Override
  public @Nullable Batch next() {
    for (Batch read = rows.next(); read != null; read = rows.next()) {
      Batch batch = live.of(read, rows.position());
      if (batch.rows() > 0) {
        return plain ? batch : withLineage(batch);
      }
      batch.close();
    }
    return null;
  }

  @Override
  public boolean satisfies(int filter) {
    return satisfied.get(filter);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      constants.close();
      rows.close();
      file.close();
    }
  }

  private Batch withLineage(Batch batch) {
    List<ColumnVector> vectors = new ArrayList<>(columns.size());
    try {
      for (int i = 0; i < columns.size(); i++) {
        vectors.add(vector(i, batch));
      }
      return batch.replace(vectors);
    } catch (Throwable e) {
      vectors.forEach(ColumnVector::close);
      batch.close();
      throw e;
    }
  }

  private ColumnVector vector(int column, Batch batch) {
    return switch (columns.get(column)) {
      case Source.Stored(int ordinal) -> batch.column(ordinal).retain();
      case Source.Partition _ -> constant(column, batch);
      case Source.Lineage(var lineage, int stored) ->
          switch (lineage) {
            case SOURCE_FILE -> constant(column, batch);
            case ROW_ID -> numbers(ids(), stored, batch);
            case ROW_COMMIT_VERSION -> numbers(versions(), stored, batch);
          };
    };
  }

  private ColumnVector numbers(RowNumbers numbers, int stored, Batch batch) {
    return stored < 0
        ? numbers.implied(batch.capacity(), allocator)
        : numbers.beside(batch.column(stored), allocator);
  }

  private RowNumbers ids() {
    OptionalLong base = tracking.baseRowId();
    return new RowNumbers(
        base.isPresent() ? OptionalLong.of(base.getAsLong() + rows.position()) : base, 1);
  }

  private RowNumbers versions() {
    return new RowNumbers(tracking.defaultRowCommitVersion(), 0);
  }

  private ColumnVector constant(int column, Batch batch) {
    FlatVector constant = constants.vector(column);
    return new ConstantVector(batch.capacity(), constant.retain());
  }
}
