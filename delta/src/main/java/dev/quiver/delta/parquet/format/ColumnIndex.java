package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.catalog.TableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What a file says about the values of each data page of a column chunk.
public record ColumnIndex(List<PageBounds> pages) {
  /// A page's bounds; `onlyNulls` says that it has no value at all.
  public record PageBounds(Bounds bounds, boolean onlyNulls) {}

  private static final int MAX_BYTES = 64 << 20;

  public ColumnIndex {
    pages = List.copyOf(pages);
  }

  /// Reads the index of a chunk of `pages` data pages; empty where there is none, or one that
  /// cannot be right.
  public static Optional<ColumnIndex> read(
      RangedFile file, ColumnChunk chunk, int pages, Place place) {
    Span span = chunk.indexes().columnIndex();
    if (!span.isWithin(file.bytes()) || span.bytes() > MAX_BYTES) {
      return Optional.empty();
    }
    byte[] bytes = new byte[span.bytes()];
    file.read(span.position(), bytes, 0, bytes.length);
    try {
      return new Parser(new CompactReader(bytes, 0, bytes.length, place)).parse(pages);
    } catch (TableException e) {
      return Optional.empty();
    }
  }

  private static final class Parser {
    private final CompactReader in;
    private boolean[] onlyNulls = {};
    private List<byte[]> min = List.of();
    private List<byte[]> max = List.of();
    private List<Long> nulls = List.of();

    Parser(CompactReader in) {
      this.in = in;
    }

    Optional<ColumnIndex> parse(int pages) {
      for (int id = in.field(0); id != STOP; id = in.field(id)) {
        switch (id) {
          case 1 -> onlyNulls = in.booleans();
          case 2 -> min = binaries();
          case 3 -> max = binaries();
          case 5 -> nulls = counts();
          default -> in.skip();
        }
      }
      if (nulls.isEmpty()) {
        nulls = Collections.nCopies(pages, -1L);
      }
      return onlyNulls.length == pages
              && min.size() == pages
              && max.size() == pages
              && nulls.size() == pages
          ? Optional.of(index())
          : Optional.empty();
    }

    private ColumnIndex index() {
      List<PageBounds> pages = new ArrayList<>();
      for (int i = 0; i < onlyNulls.length; i++) {
        pages.add(new PageBounds(new Bounds(min.get(i), max.get(i), nulls.get(i)), onlyNulls[i]));
      }
      return new ColumnIndex(pages);
    }

    private List<byte[]> binaries() {
      int length = in.list(CompactReader.BINARY);
      List<byte[]> items = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        items.add(in.binaryItem());
      }
      return items;
    }

    private List<Long> counts() {
      int length = in.list(CompactReader.I64);
      List<Long> items = new ArrayList<>(length);
      for (int i = 0; i < length; i++) {
        items.add(in.i64Item());
      }
      return items;
    }
  }
}
