package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.OffsetIndex.PageSpan;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.Lease;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Reads just the pages of a chunk that hold wanted rows, found by its offset index, each when it
/// is opened and together with wanted ones that are near.
final class IndexedPages implements AutoCloseable {
  /// Bytes that are read in vain rather than asked for apart.
  private static final int GAP = 32 * 1024;

  /// The most bytes to read at once, unless a page has more.
  private static final int MOST = 1 << 20;

  private final RangedFile file;
  private final RowRanges wanted;
  private final OffsetIndex index;
  private final Place place;
  private final BufferAllocator allocator;
  private final List<PageSpan> pages = new ArrayList<>();
  private final boolean hasDictionary;
  private Lease segment = Lease.nothing();
  private long segmentFrom;
  private long segmentTo;
  private long segmentAddress;
  private int next;

  IndexedPages(
      RangedFile file,
      ColumnChunk chunk,
      OffsetIndex index,
      RowRanges wanted,
      Place place,
      BufferAllocator allocator) {
    this.file = file;
    this.wanted = wanted;
    this.index = index;
    this.place = place;
    this.allocator = allocator;
    long before = index.pages().getFirst().position() - chunk.position();
    this.hasDictionary = before > 0;
    if (hasDictionary) {
      pages.add(new PageSpan(chunk.position(), Math.toIntExact(before), 0));
    }
    pages.addAll(index.pages());
  }

  /// Whether there are more pages.
  boolean hasNext() {
    return next < pages.size();
  }

  /// Where the next page, now read, begins in memory; it is passed over with this.
  long open() {
    if (!isWanted(next)) {
      throw place.corrupt("pages hold other rows than its offset index says");
    }
    PageSpan page = pages.get(next);
    if (page.position() < segmentFrom || page.position() + page.bytes() > segmentTo) {
      load(next);
    }
    next++;
    return segmentAddress + page.position() - segmentFrom;
  }

  /// The bytes of the page opened last.
  int bytes() {
    return pages.get(next - 1).bytes();
  }

  /// The rows of the page opened last; -1 for the dictionary.
  long rows() {
    return hasDictionary && next == 1 ? -1 : rows(next - 1);
  }

  /// What keeps the page opened last; not retained.
  Lease lease() {
    return segment;
  }

  /// Passes over the data pages that come next and have no more than `most` rows together; answers
  /// how many rows.
  long skip(long most) {
    long passed = 0;
    while (hasNext() && !(hasDictionary && next == 0) && rows(next) <= most - passed) {
      passed += rows(next++);
    }
    return passed;
  }

  private long rows(int page) {
    int data = hasDictionary ? page - 1 : page;
    return index.end(data) - index.pages().get(data).row();
  }

  private boolean isWanted(int page) {
    return (hasDictionary && page == 0)
        || wanted.overlaps(pages.get(page).row(), pages.get(page).row() + rows(page));
  }

  private void load(int first) {
    PageSpan read = together(first);
    close();
    ArrowBuf buffer = allocator.buffer((long) read.bytes() + Buffers.SLACK);
    segment = Lease.of(buffer);
    segmentAddress = buffer.memoryAddress();
    segmentFrom = read.position();
    segmentTo = read.position() + read.bytes();
    file.read(read.position(), segmentAddress, read.bytes());
    announceAfter(first);
  }

  /// The bytes to read for a page: its own, and those of wanted pages that are near.
  private PageSpan together(int first) {
    long from = pages.get(first).position();
    long to = from + pages.get(first).bytes();
    for (int page = first + 1; page < pages.size(); page++) {
      PageSpan span = pages.get(page);
      if (span.position() - to > GAP || span.position() + span.bytes() - from > MOST) {
        break;
      }
      to = isWanted(page) ? span.position() + span.bytes() : to;
    }
    return new PageSpan(from, Math.toIntExact(to - from), pages.get(first).row());
  }

  /// Announces what will be read after what was read for a page.
  private void announceAfter(int first) {
    for (int page = first + 1; page < pages.size(); page++) {
      if (isWanted(page) && pages.get(page).position() >= segmentTo) {
        PageSpan next = together(page);
        file.announce(next.position(), next.bytes());
        return;
      }
    }
  }

  @Override
  public void close() {
    segment.close();
    segment = Lease.nothing();
    segmentFrom = 0;
    segmentTo = 0;
  }
}
