package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.CompactReader;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.PageHeader;
import dev.quiver.delta.parquet.format.PageHeader.Kind;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.catalog.TableException;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The pages of a column chunk, one after the other. The chunk is read when the first page is asked
/// for: in one go, or page by page where only some of them are wanted and the file says where each
/// is.
final class ChunkPages implements AutoCloseable {
  /// Headers with long statistics are longer, and rare.
  private static final int HEADER_BYTES = 1024;

  private static final int MAX_READ = 1 << 30;

  private final RangedFile file;
  private final ColumnChunk chunk;
  private final Place place;
  private final BufferAllocator allocator;
  private final Buffers buffers;
  private final Decompressor decompressor;
  private final Optional<RowRanges> wanted;
  private final long rows;
  private @Nullable Lease stored;
  private @Nullable IndexedPages indexed;
  private @Nullable PageHeader ahead;
  private long at;
  private long end;

  /// The pages of a chunk in a row group of `rows` rows; of those, `wanted` will be asked for, or
  /// all if empty. Only chunks with a value a row can be read in part.
  ChunkPages(
      RangedFile file,
      ColumnChunk chunk,
      long rows,
      Optional<RowRanges> wanted,
      Place place,
      BufferAllocator allocator) {
    this.file = file;
    this.rows = rows;
    this.wanted = wanted;
    this.chunk = chunk;
    this.place = place;
    this.allocator = allocator;
    this.buffers = new Buffers(allocator);
    this.decompressor = Decompressor.of(chunk.codec(), place);
  }

  /// The next data or dictionary page, the caller's to close; null at the end of the chunk.
  @Nullable Page next() {
    open(false);
    PageHeader header = peek();
    Lease lease = stored;
    if (header == null || lease == null) {
      return null;
    }
    long body = at;
    pass(header);
    return page(header, body, lease);
  }

  /// Passes over the data pages that come next and have no more than `most` values together;
  /// answers how many values.
  long skip(long most) {
    open(true);
    if (indexed != null && ahead == null) {
      return indexed.skip(most);
    }
    long passed = 0;
    for (PageHeader header = peek(); header != null; header = peek()) {
      boolean data = header.kind() == Kind.DATA || header.kind() == Kind.DATA_V2;
      if (!data || header.values() < 0 || header.values() > most - passed) {
        break;
      }
      passed += header.values();
      pass(header);
    }
    return passed;
  }

  private void pass(PageHeader header) {
    at = indexed == null ? at + header.stored() : end;
    ahead = null;
  }

  /// The header of the next data or dictionary page, whose bytes are next; null at the end.
  private @Nullable PageHeader peek() {
    while (ahead == null && (at < end || openNext())) {
      PageHeader header = header();
      if (header.stored() > end - at) {
        throw place.corrupt("a page of %d bytes with %d left".formatted(header.stored(), end - at));
      }
      if (indexed != null) {
        check(header, indexed);
      }
      if (header.kind() == Kind.INDEX) {
        pass(header);
      } else {
        ahead = header;
      }
    }
    return ahead;
  }

  /// Decides how the chunk is read: page by page if some are not wanted, or the first rows are
  /// passed over and others may be, too.
  private void open(boolean isSkipping) {
    if (stored == null && indexed == null) {
      boolean pays = wanted.isPresent() && (isSkipping || wanted.get().rows() < rows);
      Optional<OffsetIndex> index =
          pays ? OffsetIndex.read(file, chunk, rows, place) : Optional.empty();
      if (index.isEmpty()) {
        load();
      } else {
        indexed =
            new IndexedPages(file, chunk, index.get(), wanted.orElseThrow(), place, allocator);
      }
    }
  }

  /// Moves to the next page that the offset index tells of.
  private boolean openNext() {
    if (indexed == null || !indexed.hasNext()) {
      return false;
    }
    at = indexed.open();
    end = at + indexed.bytes();
    stored = indexed.lease();
    return true;
  }

  private void check(PageHeader header, IndexedPages index) {
    boolean fits =
        index.rows() < 0
            ? header.kind() == Kind.DICTIONARY
            : header.kind() != Kind.DICTIONARY && header.values() == index.rows();
    if (!fits) {
      throw place.corrupt("a page is not what its offset index says");
    }
  }

  private void load() {
    ArrowBuf buffer = allocator.buffer(chunk.bytes() + Buffers.SLACK);
    stored = Lease.of(buffer);
    at = buffer.memoryAddress();
    end = at + chunk.bytes();
    for (long done = 0; done < chunk.bytes(); done += MAX_READ) {
      int length = (int) Math.min(MAX_READ, chunk.bytes() - done);
      file.read(chunk.position() + done, at + done, length);
    }
  }

  private PageHeader header() {
    long left = end - at;
    try {
      return header((int) Math.min(left, HEADER_BYTES));
    } catch (TableException e) {
      if (left <= HEADER_BYTES || !e.code().equals(Place.CORRUPT)) {
        throw e;
      }
      return header((int) Math.min(left, MAX_READ));
    }
  }

  private PageHeader header(int length) {
    byte[] bytes = new byte[length];
    Memory.copy(at, bytes, 0, length);
    CompactReader in = new CompactReader(bytes, 0, length, place);
    PageHeader header = PageHeader.read(in, place);
    at += in.at();
    return header;
  }

  private Page page(PageHeader header, long body, Lease lease) {
    if (header.checked()) {
      Checksum.check(body, header.stored(), header.checksum(), place);
    }
    if (decompressor == Decompressor.NONE || !header.compressed()) {
      if (header.stored() != header.bytes()) {
        throw place.corrupt(
            "an uncompressed page of %d bytes, stored as %d"
                .formatted(header.bytes(), header.stored()));
      }
      return new Page(header, body, lease.retain());
    }
    return decompressed(header, body);
  }

  /// Levels apart from the values are not compressed, and nothing need not be.
  private Page decompressed(PageHeader header, long body) {
    int levels = (int) header.levels().bytes();
    int bytes = header.bytes() - levels;
    int compressed = header.stored() - levels;
    if (bytes > decompressor.mostBytes(compressed)) {
      throw place.corrupt("%d bytes said to be compressed to %d".formatted(bytes, compressed));
    }
    ArrowBuf buffer = buffers.take(header.bytes());
    Page page = new Page(header, buffer.memoryAddress(), Lease.of(buffer));
    Memory.copy(body, page.address(), levels);
    if (bytes > 0
        && !decompressor.decompress(body + levels, compressed, page.address() + levels, bytes)) {
      page.close();
      throw place.corrupt("a page does not decompress: " + decompressor);
    }
    return page;
  }

  @Override
  public void close() {
    buffers.close();
    ahead = null;
    at = end;
    if (indexed != null) {
      indexed.close();
    } else if (stored != null) {
      stored.close();
    }
    stored = null;
  }
}
