package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the readers of a row group's columns. Nothing is read before the first batch.
public final class ReaderFactory {
  private final Place place;
  private final NodeReaders nodes;

  /// Readers of batches of up to `batchRows` rows, whose memory is the allocator's.
  public ReaderFactory(
      RangedFile file, RowGroup group, int batchRows, Kernels kernels, BufferAllocator allocator) {
    this.place = Place.of(file.path());
    this.nodes =
        new NodeReaders(new LeafReaders(file, group, batchRows, kernels, allocator), allocator);
  }

  /// A reader for each column, of NULLs where the file has no such column; a refusal where what is
  /// stored does not become the column's type.
  public List<VectorReader> open(Group root, List<StoredColumn> columns) {
    List<VectorReader> readers = new ArrayList<>();
    nodes.members(root, columns, Slots.ROWS, place).forEach(made -> readers.add(made.reader()));
    return readers;
  }
}
