package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.PageHeader.Kind;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Lease;
import java.util.ArrayDeque;
import java.util.Deque;

/// Where a leaf below repeated nodes is in its chunk.
///
/// Levels are read before values, for all rows of a batch, so that a vector's size is known before
/// it is made; pages between the two wait in a queue. Rows may go on from page to page.
final class RepeatedCursor implements Cursor {
  /// Rows passed over at a time.
  private static final int STEP = 2_048;

  private final ChunkPages pages;
  private final RepeatedLevels levels;
  private final Values values;
  private final Place place;
  private final Deque<Part> parts = new ArrayDeque<>();
  private long promised;
  private long skipped;
  private int unread;
  private int done;
  private boolean first = true;

  /// The chunk says it has `promised` entries.
  RepeatedCursor(
      ChunkPages pages, RepeatedLevels levels, Values values, long promised, Place place) {
    this.pages = pages;
    this.levels = levels;
    this.values = values;
    this.promised = promised;
    this.place = place;
  }

  /// Begins a batch of rows, which are there; answers how many positions it has.
  int begin(int rows) {
    while (skipped > 0) {
      int step = (int) Math.min(STEP, skipped);
      load(step);
      pass();
      skipped -= step;
    }
    return load(rows);
  }

  private int load(int rows) {
    levels.begin();
    done = 0;
    int missing = rows - take(rows);
    while (levels.isAllTaken() && hasMore()) {
      unread -= levels.read(unread);
      missing -= take(missing);
    }
    if (missing > 0) {
      throw place.corrupt("its pages end %d rows early".formatted(missing));
    }
    return levels.positions();
  }

  private int take(int rows) {
    int before = levels.positions();
    int began = levels.take(rows);
    if (!parts.isEmpty()) {
      parts.getLast().left += levels.positions() - before;
    }
    return began;
  }

  private boolean hasMore() {
    while (unread == 0 && promised > 0) {
      advance();
    }
    return unread > 0;
  }

  private void advance() {
    Page page = pages.next();
    if (page == null) {
      throw place.corrupt("its pages end %d values early".formatted(promised));
    }
    try {
      if (page.header().kind() == Kind.DICTIONARY) {
        dictionary(page);
        page.close();
      } else {
        data(page);
      }
    } catch (Throwable e) {
      page.close();
      throw e;
    }
    first = false;
  }

  private void dictionary(Page page) {
    Encoding encoding = page.header().encoding();
    if (!first || (encoding != Encoding.PLAIN && encoding != Encoding.PLAIN_DICTIONARY)) {
      throw place.corrupt("a dictionary out of place, or not plain");
    }
    values.dictionary(page);
  }

  private void data(Page page) {
    PageHeader header = page.header();
    if (header.values() < 0 || header.values() > promised) {
      throw place.corrupt(
          "a page of %d values where %d are left".formatted(header.values(), promised));
    }
    long from =
        header.values() == 0 ? page.address() : levels.open(header, page.address(), page.end());
    promised -= header.values();
    unread = header.values();
    parts.addLast(new Part(page, from));
  }

  @Override
  public int available() {
    Part part = current();
    while (part.left == 0) {
      parts.removeFirst().page.close();
      part = current();
    }
    part.open(values);
    return part.left;
  }

  @Override
  public void consume(int count) {
    current().left -= count;
    done += count;
  }

  @Override
  public void skip(int rows) {
    skipped += rows;
  }

  /// Passes over the batch: pages that end in it are not even opened.
  void pass() {
    while (parts.size() > 1) {
      Part part = parts.removeFirst();
      done += part.left;
      part.page.close();
    }
    Part last = current();
    if (last.left > 0) {
      last.open(values);
      values.skip(levels.present(last.left, done));
      last.left = 0;
    }
  }

  @Override
  public Lease lease() {
    return current().page.lease();
  }

  private Part current() {
    Part part = parts.peekFirst();
    if (part == null) {
      throw new IllegalStateException("no page is open");
    }
    return part;
  }

  @Override
  public void close() {
    parts.forEach(part -> part.page.close());
    parts.clear();
    values.close();
    pages.close();
    levels.close();
  }

  /// A page of which the batch has `left` positions that are not made yet.
  private static final class Part {
    private final Page page;
    private final long from;
    private int left;
    private boolean open;

    Part(Page page, long from) {
      this.page = page;
      this.from = from;
    }

    void open(Values values) {
      if (!open) {
        open = true;
        values.open(page.header().encoding(), from, page.end());
      }
    }
  }
}
