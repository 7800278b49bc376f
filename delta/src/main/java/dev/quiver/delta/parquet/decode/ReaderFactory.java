package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.Annotation;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the readers of a row group's columns. Nothing is read before the first batch.
public final class ReaderFactory {
  private final RangedFile file;
  private final RowGroup group;
  private final int batchRows;
  private final Kernels kernels;
  private final BufferAllocator allocator;

  /// The levels of the leaves inside of structs opened so far.
  private final List<NestedLevels> nested = new ArrayList<>();

  /// Readers of batches of up to `batchRows` rows, whose memory is the allocator's.
  public ReaderFactory(
      RangedFile file, RowGroup group, int batchRows, Kernels kernels, BufferAllocator allocator) {
    this.file = file;
    this.group = group;
    this.batchRows = batchRows;
    this.kernels = kernels;
    this.allocator = allocator;
  }

  /// A reader for each column, of NULLs where the file has no such column; a refusal where what is
  /// stored does not become the column's type.
  public List<VectorReader> open(Group root, List<StoredColumn> columns) {
    return members(root, columns, Place.of(file.path()));
  }

  private List<VectorReader> members(Group within, List<StoredColumn> columns, Place place) {
    List<VectorReader> readers = new ArrayList<>(columns.size());
    try {
      for (StoredColumn column : columns) {
        readers.add(member(within, column, place));
      }
      return readers;
    } catch (Throwable e) {
      readers.forEach(VectorReader::close);
      throw e;
    }
  }

  private VectorReader member(Group within, StoredColumn column, Place place) {
    Optional<Node> found = column.name().in(within, place);
    if (found.isEmpty() || found.get().annotation() == Annotation.Simple.UNKNOWN) {
      return nulls(column.type());
    }
    Node node = found.get();
    Place here = below(place, node);
    return switch (node) {
      case Leaf leaf -> leaf(leaf, column.type(), here);
      case Group inner -> struct(inner, column, here);
    };
  }

  private VectorReader nulls(DataType type) {
    return switch (type) {
      case Struct(var fields) ->
          new NullStructReader(
              new Struct(fields),
              fields.stream().map(field -> nulls(field.type())).toList(),
              new Frame(allocator));
      case ListOf _, MapOf _ -> new NullListReader(type, allocator);
      case Simple _, Decimal _ -> {
        try (VectorWriter writer = new VectorWriter(allocator, type, 1)) {
          writer.setNull(0);
          yield new ConstantReader(writer.finish());
        }
      }
    };
  }

  private VectorReader leaf(Leaf leaf, DataType type, Place place) {
    if (leaf.repeated()) {
      throw place.unsupported(Place.NESTING, "repeated values");
    }
    ChunkPages pages = pages(leaf, place);
    PlainValues plain = new StoredForm(leaf, place).plain(type);
    Levels levels = levels(leaf, place);
    try {
      PageValues values = new PageValues(type, plain, place, kernels, allocator);
      PageCursor cursor = new PageCursor(pages, levels, values, group.rows(), place);
      Frame frame = new Frame(allocator);
      Spread spread = new Spread(kernels.spread(), allocator);
      return type == Simple.STRING || type == Simple.BINARY
          ? new TextReader(type, cursor, levels, values, frame, spread)
          : new FlatReader(type, cursor, levels, values, frame, spread);
    } catch (Throwable e) {
      levels.close();
      throw e;
    }
  }

  private ChunkPages pages(Leaf leaf, Place place) {
    var chunk = group.chunks().get(leaf.ordinal());
    if (chunk.encrypted()) {
      throw place.unsupported(Place.ENCRYPTION, "an encrypted column");
    }
    return new ChunkPages(file, chunk, place, allocator);
  }

  private Levels levels(Leaf leaf, Place place) {
    if (place.column().indexOf('.') < 0) {
      return new FlatLevels(leaf.definition() > 0, place, kernels, allocator);
    }
    NestedLevels levels = new NestedLevels(leaf.definition(), batchRows, place, kernels, allocator);
    nested.add(levels);
    return levels;
  }

  private VectorReader struct(Group stored, StoredColumn column, Place place) {
    if (stored.repeated()
        || stored.annotation() == Annotation.Simple.LIST
        || stored.annotation() == Annotation.Simple.MAP
        || stored.annotation() == Annotation.Simple.MAP_KEY_VALUE) {
      throw place.unsupported(Place.NESTING, "lists and maps");
    }
    if (!(column.type() instanceof Struct type)) {
      throw place.mismatch("a struct", column.type().text());
    }
    int known = nested.size();
    List<VectorReader> members = members(stored, column.members(), place);
    try {
      Optional<LevelsReader> unseen =
          known == nested.size() ? Optional.of(unseen(stored, place)) : Optional.empty();
      return new StructReader(
          type, stored.definition(), members, unseen, nested.get(known), new Frame(allocator));
    } catch (Throwable e) {
      members.forEach(VectorReader::close);
      throw e;
    }
  }

  /// A leaf of a struct none of whose members is asked for, or there.
  private LevelsReader unseen(Group stored, Place place) {
    for (Node node : stored.members()) {
      Place here = below(place, node);
      if (node instanceof Leaf leaf && !leaf.repeated()) {
        NestedLevels levels =
            new NestedLevels(leaf.definition(), batchRows, here, kernels, allocator);
        nested.add(levels);
        return new LevelsReader(
            pages(leaf, here), levels, group.rows(), new Frame(allocator), here);
      }
      if (node instanceof Group inner && !inner.repeated()) {
        return unseen(inner, here);
      }
    }
    throw place.unsupported(Place.NESTING, "a struct of repeated values only");
  }

  private static Place below(Place place, Node node) {
    return place.column(
        place.column().isEmpty() ? node.name() : place.column() + "." + node.name());
  }
}
