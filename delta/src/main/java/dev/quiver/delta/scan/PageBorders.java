package dev.quiver.delta.scan;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.Node.Leaf;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.OffsetIndex.PageSpan;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.RangedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// Where a row group may be cut, and what a cut costs.
///
/// A page that a cut goes through is decoded on both sides, a dictionary on each, and a column that
/// repeats from its start. A column that does not say where its pages are is read whole on each
/// side, but most of it is not decoded.
final class PageBorders {
  /// Others weigh little.
  private static final int MOST_COLUMNS = 16;

  /// Reading costs that much less than decoding.
  private static final int READING = 16;

  /// A part may cost this much more, as a fraction, for being cut off.
  private static final int DEAR = 4;

  /// Where cuts may be if no column says where its pages are.
  private static final int STEP = 16 * 1024;

  private final long rows;
  private final List<Chunk> chunks = new ArrayList<>();
  private final NavigableSet<Long> borders = new TreeSet<>();
  private long bytes;

  /// A chunk that is read, and what it costs each part anew.
  private record Chunk(Optional<OffsetIndex> index, long each) {
    /// The bytes of the page that a row is in, but not the first of; 0 where there is none.
    long through(long row) {
      return index.map(known -> through(known.pages(), row)).orElse(0L);
    }

    private static long through(List<PageSpan> pages, long row) {
      int low = 0;
      for (int high = pages.size() - 1; low < high; ) {
        int middle = (low + high + 1) >>> 1;
        if (pages.get(middle).row() <= row) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return pages.get(low).row() == row ? 0 : pages.get(low).bytes();
    }
  }

  /// The borders of a row group of which some leaves are read.
  PageBorders(RangedFile file, RowGroup group, List<Leaf> leaves) {
    rows = group.rows();
    leaves.stream()
        .sorted(Comparator.comparingLong((Leaf leaf) -> -chunk(group, leaf).bytes()))
        .limit(MOST_COLUMNS)
        .forEach(leaf -> add(file, chunk(group, leaf), leaf.repeated()));
    if (borders.isEmpty()) {
      LongStream.iterate(STEP, row -> row < rows, row -> row + STEP).forEach(borders::add);
    }
    borders.add(rows);
  }

  private static ColumnChunk chunk(RowGroup group, Leaf leaf) {
    return group.chunks().get(leaf.ordinal());
  }

  private void add(RangedFile file, ColumnChunk chunk, boolean isRepeated) {
    bytes += chunk.bytes();
    if (isRepeated) {
      chunks.add(new Chunk(Optional.empty(), chunk.bytes()));
      return;
    }
    Optional<OffsetIndex> index =
        chunk.indexes().offsetIndex().bytes() > 0
            ? OffsetIndex.read(file, chunk, rows, Place.of(file.path()))
            : Optional.empty();
    index.ifPresent(known -> known.pages().stream().map(PageSpan::row).forEach(borders::add));
    chunks.add(
        new Chunk(
            index,
            index
                .map(known -> known.pages().getFirst().position() - chunk.position())
                .orElse(chunk.bytes() / READING)));
  }

  /// Where a part of at least `least` rows, from a row on, ends: at the first border that costs
  /// little beside the part.
  long end(long from, long least) {
    if (from + least >= rows) {
      return rows;
    }
    return borders.tailSet(from + least).stream()
        .filter(to -> to == rows || cost(to) * DEAR <= bytes * ((double) (to - from) / rows))
        .findFirst()
        .orElse(rows);
  }

  private long cost(long row) {
    return chunks.stream().mapToLong(chunk -> chunk.each() + chunk.through(row)).sum();
  }
}
