package dev.quiver.delta.parquet.encode;

import dev.quiver.delta.store.NewFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/// The finished pages of a column chunk, compressed, with their headers.
final class ChunkPages implements AutoCloseable {
  private final Compression compression;
  private final BlockBuffer data;
  private final GrowingBuffer compressed;
  private final List<Page> pages = new ArrayList<>();
  private long rows;
  private long plainBytes;

  ChunkPages(BufferAllocator allocator, Compression compression) {
    this.compression = compression;
    this.data = new BlockBuffer(allocator);
    this.compressed = new GrowingBuffer(allocator);
  }

  /// The data pages so far.
  List<Page> pages() {
    return pages;
  }

  /// The bytes of the data pages so far.
  long bytes() {
    return data.bytes();
  }

  /// The bytes of memory held.
  long memory() {
    return data.capacity() + compressed.capacity();
  }

  /// The bytes of all pages were they not compressed, headers included.
  long plainBytes() {
    return plainBytes;
  }

  /// Adds a data page, of whose values `unencoded` are the bytes without lengths.
  void add(
      GrowingBuffer body,
      int pageRows,
      int values,
      int nulls,
      long unencoded,
      Encoding encoding,
      Bounds bounds) {
    PageHeader header = compress(body, PageType.DATA_PAGE);
    header.setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE));
    byte[] head = bytes(header);
    long offset = data.bytes();
    data.put(head);
    data.put(compressed.address(), compressed.bytes());
    int bytes = (int) (data.bytes() - offset);
    pages.add(new Page(offset, bytes, rows, pageRows, values, nulls, unencoded, encoding, bounds));
    rows += pageRows;
  }

  /// Writes a dictionary page to a file and answers its bytes.
  int writeDictionary(EntryDictionary dictionary, NewFile file) {
    PageHeader header = compress(dictionary.entries(), PageType.DICTIONARY_PAGE);
    header.setDictionary_page_header(new DictionaryPageHeader(dictionary.size(), Encoding.PLAIN));
    byte[] head = bytes(header);
    file.write(head, 0, head.length);
    file.write(compressed.address(), (int) compressed.bytes());
    return head.length + (int) compressed.bytes();
  }

  /// Writes the data pages to a file.
  void writeTo(NewFile file) {
    data.writeTo(file);
  }

  @Override
  public void close() {
    data.close();
    compressed.close();
    pages.clear();
    rows = 0;
    plainBytes = 0;
  }

  private PageHeader compress(GrowingBuffer body, PageType type) {
    compressed.clear();
    compression.compress(body.address(), body.bytes(), compressed);
    PageHeader header =
        new PageHeader(type, Math.toIntExact(body.bytes()), Math.toIntExact(compressed.bytes()));
    header.setCrc(checksum(compressed.address(), (int) compressed.bytes()));
    return header;
  }

  @SuppressWarnings("restricted") // CRC32 takes buffers, pages are memory of ours.
  private static int checksum(long from, int bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(MemorySegment.ofAddress(from).reinterpret(bytes).asByteBuffer());
    return (int) checksum.getValue();
  }

  private byte[] bytes(PageHeader header) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Util.writePageHeader(header, bytes);
    } catch (IOException e) {
      throw new IllegalStateException("an array takes all bytes", e);
    }
    plainBytes += bytes.size() + header.getUncompressed_page_size();
    return bytes.toByteArray();
  }
}
