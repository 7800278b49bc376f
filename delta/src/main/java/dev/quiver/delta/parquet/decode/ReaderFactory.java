package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the readers of a row group's columns. Nothing is read before the first batch.
public final class ReaderFactory {
  private final Place place;
  private final LeafReaders leaves;
  private final NodeReaders nodes;

  /// Readers of batches of up to `batchRows` rows, whose memory is the allocator's.
  public ReaderFactory(
      RangedFile file, RowGroup group, int batchRows, Kernels kernels, BufferAllocator allocator) {
    this(file, group, Optional.empty(), batchRows, kernels, allocator);
  }

  /// The same, where only rows of `wanted`, if it is not empty, will be asked for: then pages
  /// without any are not read if the file says where pages are.
  public ReaderFactory(
      RangedFile file,
      RowGroup group,
      Optional<RowRanges> wanted,
      int batchRows,
      Kernels kernels,
      BufferAllocator allocator) {
    this.place = Place.of(file.path());
    this.leaves = new LeafReaders(file, group, wanted, batchRows, kernels, allocator);
    this.nodes = new NodeReaders(leaves, allocator);
  }

  /// A reader for each column, of NULLs where the file has no such column; a refusal where what is
  /// stored does not become the column's type.
  public List<VectorReader> open(Group root, List<StoredColumn> columns) {
    List<VectorReader> readers = new ArrayList<>();
    nodes.members(root, columns, Slots.ROWS, place).forEach(made -> readers.add(made.reader()));
    return readers;
  }

  /// The distinct values of a leaf's chunk as a type, which may have others beside; empty where no
  /// dictionary of that kind is where the footer says.
  public Optional<FlatVector> entries(Leaf leaf, DataType type) {
    return leaves.entries(leaf, type, place.column(leaf.name()));
  }
}
