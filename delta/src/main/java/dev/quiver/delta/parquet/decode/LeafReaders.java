package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.PageHeader.Kind;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Comparator;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Makes readers of the leaves of a row group.
final class LeafReaders {
  private final RangedFile file;
  private final RowGroup group;
  private final Optional<RowRanges> wanted;
  private final int batchRows;
  private final Kernels kernels;
  private final BufferAllocator allocator;

  LeafReaders(
      RangedFile file,
      RowGroup group,
      Optional<RowRanges> wanted,
      int batchRows,
      Kernels kernels,
      BufferAllocator allocator) {
    this.file = file;
    this.group = group;
    this.wanted = wanted;
    this.batchRows = batchRows;
    this.kernels = kernels;
    this.allocator = allocator;
  }

  /// A reader of a leaf's values, which stand at `slots`, as a type; a refusal where they do not
  /// become it.
  Made leaf(Leaf leaf, DataType type, Slots slots, Place place) {
    ChunkPages pages = pages(leaf, place);
    PlainValues plain = new StoredForm(leaf, place).plain(type);
    if (leaf.repeated()) {
      return repeated(leaf, type, pages, plain, slots, place);
    }
    if (place.isNested()) {
      NestedLevels levels = nested(leaf, place);
      return Made.nested(flat(type, pages, plain, levels, place), levels.shape());
    }
    Levels levels = new FlatLevels(leaf.definition() > 0, place, kernels, allocator);
    return Made.flat(flat(type, pages, plain, levels, place));
  }

  /// The distinct values of a leaf's chunk, as [ReaderFactory#entries] says.
  Optional<FlatVector> entries(Leaf leaf, DataType type, Place place) {
    ColumnChunk chunk = group.chunks().get(leaf.ordinal()).dictionaryOnly();
    try (ChunkPages pages =
            new ChunkPages(file, chunk, group.rows(), Optional.empty(), place, allocator);
        PageValues values =
            new PageValues(
                type, new StoredForm(leaf, place).plain(type), place, kernels, allocator);
        Page page = pages.next()) {
      if (page == null || page.header().kind() != Kind.DICTIONARY) {
        return Optional.empty();
      }
      values.dictionary(page);
      return Optional.of(values.entries().retain());
    } catch (TableException e) {
      return Optional.empty();
    }
  }

  private VectorReader flat(
      DataType type, ChunkPages pages, PlainValues plain, Levels levels, Place place) {
    try {
      PageValues values = new PageValues(type, plain, place, kernels, allocator);
      Cursor cursor = new PageCursor(pages, levels, values, group.rows(), place);
      return reader(type, cursor, levels, values);
    } catch (Throwable e) {
      levels.close();
      throw e;
    }
  }

  private Made repeated(
      Leaf leaf, DataType type, ChunkPages pages, PlainValues plain, Slots slots, Place place) {
    RepeatedLevels levels = new RepeatedLevels(leaf.definition(), slots, place, kernels, allocator);
    try {
      PageValues values = new PageValues(type, plain, place, kernels, allocator);
      RepeatedCursor cursor = new RepeatedCursor(pages, levels, values, entries(leaf), place);
      VectorReader reader = reader(type, cursor, levels, values);
      return Made.nested(new RepeatedReader(reader, cursor), levels.shape());
    } catch (Throwable e) {
      levels.close();
      throw e;
    }
  }

  private VectorReader reader(DataType type, Cursor cursor, Presence presence, PageValues values) {
    Frame frame = new Frame(allocator);
    Spread spread = new Spread(kernels.spread(), allocator);
    return type == Simple.STRING || type == Simple.BINARY
        ? new TextReader(type, cursor, presence, values, frame, spread)
        : new FlatReader(type, cursor, presence, values, frame, spread);
  }

  /// A reader of nothing but the levels of a leaf of a node, one that repeats no more often than
  /// the others.
  Unseen unseen(Node node, Place place) {
    Leaf leaf =
        first(node)
            .orElseThrow(() -> place.unsupported(Place.NESTING, "a struct without any members"));
    ChunkPages pages = pages(leaf, place);
    if (leaf.repeated()) {
      Slots slots = new Slots(leaf.repetition(), 0);
      RepeatedLevels levels =
          new RepeatedLevels(leaf.definition(), slots, place, kernels, allocator);
      return new RepeatedLevelsReader(
          new RepeatedCursor(pages, levels, new NoValues(), entries(leaf), place), levels);
    }
    return new LevelsReader(pages, nested(leaf, place), group.rows(), new Frame(allocator), place);
  }

  private static Optional<Leaf> first(Node node) {
    return switch (node) {
      case Leaf leaf -> Optional.of(leaf);
      case Group inner ->
          inner.members().stream()
              .flatMap(member -> first(member).stream())
              .min(Comparator.comparingInt(Leaf::repetition));
    };
  }

  private NestedLevels nested(Leaf leaf, Place place) {
    return new NestedLevels(leaf.definition(), batchRows, place, kernels, allocator);
  }

  private long entries(Leaf leaf) {
    return group.chunks().get(leaf.ordinal()).values();
  }

  private ChunkPages pages(Leaf leaf, Place place) {
    ColumnChunk chunk = group.chunks().get(leaf.ordinal());
    if (chunk.encrypted()) {
      throw place.unsupported(Place.ENCRYPTION, "an encrypted column");
    }
    Optional<RowRanges> rows = leaf.repeated() ? Optional.empty() : wanted;
    if (rows.isEmpty()) {
      file.announce(chunk.position(), chunk.bytes());
    }
    return new ChunkPages(file, chunk, group.rows(), rows, place, allocator);
  }
}
