package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.PageHeader.Kind;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Lease;
import org.jspecify.annotations.Nullable;

/// Where a column is in its chunk: walks the pages and opens levels and values of each.
final class PageCursor implements Cursor {
  private final ChunkPages pages;
  private final Levels levels;
  private final Values values;
  private final Place place;
  private long promised;
  private int left;
  private long skipped;
  private boolean first = true;
  private @Nullable Page page;

  PageCursor(ChunkPages pages, Levels levels, Values values, long rows, Place place) {
    this.pages = pages;
    this.levels = levels;
    this.values = values;
    this.promised = rows;
    this.place = place;
  }

  @Override
  public int available() {
    if (skipped > 0) {
      passOver();
    }
    while (left == 0) {
      advance();
    }
    return left;
  }

  @Override
  public boolean holds(int rows) {
    return left - skipped >= rows;
  }

  @Override
  public void consume(int rows) {
    left -= rows;
  }

  /// Passes over rows, of however many pages; it is done when the next rows are asked for, since
  /// rows passed over one after the other may be whole pages.
  @Override
  public void skip(int rows) {
    skipped += rows;
  }

  private void passOver() {
    while (skipped > 0) {
      if (left == 0) {
        passOverPages();
      } else {
        int count = (int) Math.min(left, skipped);
        if (count < left) {
          values.skip(levels.skip(count));
        }
        left -= count;
        skipped -= count;
      }
    }
  }

  private void passOverPages() {
    long values = pages.skip(skipped);
    promised -= values;
    skipped -= values;
    first &= values == 0;
    if (skipped > 0) {
      advance();
    }
  }

  @Override
  public Lease lease() {
    if (page == null) {
      throw new IllegalStateException("no page is open");
    }
    return page.lease();
  }

  private void advance() {
    if (page != null) {
      page.close();
      page = null;
    }
    Page next = pages.next();
    if (next == null) {
      throw place.corrupt("its pages end %d values early".formatted(promised));
    }
    page = next;
    if (next.header().kind() == Kind.DICTIONARY) {
      dictionary(next);
    } else {
      data(next);
    }
    first = false;
  }

  private void dictionary(Page next) {
    Encoding encoding = next.header().encoding();
    if (!first || (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY)) {
      throw place.corrupt("a dictionary out of place, or not plain");
    }
    values.dictionary(next);
  }

  private void data(Page next) {
    PageHeader header = next.header();
    if (header.values() < 0 || header.values() > promised) {
      throw place.corrupt(
          "a page of %d values where %d are left".formatted(header.values(), promised));
    }
    promised -= header.values();
    left = header.values();
    if (left > 0) {
      long from = levels.open(header, next.address(), next.end());
      values.open(header.encoding(), from, next.end());
    }
  }

  @Override
  public void close() {
    if (page != null) {
      page.close();
      page = null;
    }
    values.close();
    pages.close();
    levels.close();
  }
}
