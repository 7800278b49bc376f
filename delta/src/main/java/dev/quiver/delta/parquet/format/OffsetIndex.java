package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.catalog.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the data pages of a column chunk are, and which rows of the row group each begins with.
///
/// Pages lie within the chunk, ascending and apart, and there is one; the first begins with row 0.
public record OffsetIndex(List<PageSpan> pages, long rows) {
  /// A data page, header included: `bytes` from `position` on, whose first row is `row`.
  public record PageSpan(long position, int bytes, long row) {}

  private static final int MAX_BYTES = 64 << 20;

  public OffsetIndex {
    pages = List.copyOf(pages);
  }

  /// Reads the index of a chunk in a row group of `rows` rows; empty where there is none, or one
  /// that cannot be right.
  public static Optional<OffsetIndex> read(
      RangedFile file, ColumnChunk chunk, long rows, Place place) {
    Span span = chunk.indexes().offsetIndex();
    if (!span.isWithin(file.bytes()) || span.bytes() > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = new byte[span.bytes()];
    file.read(span.position(), bytes, 0, bytes.length);
    try {
      OffsetIndex index =
          new OffsetIndex(pages(new CompactReader(bytes, 0, bytes.length, place)), rows);
      return index.isSound(chunk) ? Optional.of(index) : Optional.empty();
    } catch (TableException e) {
      return Optional.empty();
    }
  }

  /// The row after the last one of a page.
  public long end(int page) {
    return page + 1 < pages.size() ? pages.get(page + 1).row() : rows;
  }

  private boolean isSound(ColumnChunk chunk) {
    long at = chunk.position();
    long row = -1;
    for (PageSpan page : pages) {
      if (page.position() < at
          || page.bytes() <= 0
          || page.position() + page.bytes() > chunk.position() + chunk.bytes()
          || page.row() <= row
          || page.row() >= rows) {
        return false;
      }
      at = page.position() + page.bytes();
      row = page.row();
    }
    return !pages.isEmpty() && pages.getFirst().row() == 0;
  }

  private static List<PageSpan> pages(CompactReader in) {
    List<PageSpan> pages = new ArrayList<>();
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      if (id == 1) {
        int length = in.list(CompactReader.STRUCT);
        for (int i = 0; i < length; i++) {
          pages.add(page(in));
        }
      } else {
        in.skip();
      }
    }
    return pages;
  }

  private static PageSpan page(CompactReader in) {
    long position = -1;
    int bytes = -1;
    long row = -1;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> position = in.i64();
        case 2 -> bytes = in.i32();
        case 3 -> row = in.i64();
        default -> in.skip();
      }
    }
    return new PageSpan(position, bytes, row);
  }
}
