package dev.quiver.delta.parquet.encode;

import dev.quiver.delta.store.NewFile;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Budget;
import java.util.Arrays;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.Encoding;

/// Collects one column of one row group as pages.
///
/// A page ends with the slice of rows that fills it, so pages depend on the rows and on where
/// slices end, which is for the caller to keep the same.
public final class ColumnChunkEncoder implements AutoCloseable {
  private static final int PAGE_ROWS = 20_000;
  private static final long PAGE_BYTES = 1024 * 1024;

  /// Codes are small whatever they stand for; but a page may have to be written out in full.
  private static final long CODED_PAGE_BYTES = 16 * PAGE_BYTES;

  private final Leaf leaf;
  private final ChunkSettings settings;
  private final Optional<BloomBuilder> bloom;
  private final ChunkPages pages;
  private final PageValues values;
  private final GrowingBuffer levels;
  private final GrowingBuffer body;
  private int rows;
  private int nulls;

  /// Opens an encoder whose memory is the allocator's and the budget's.
  public ColumnChunkEncoder(
      Leaf leaf, ChunkSettings settings, BufferAllocator allocator, Budget budget) {
    this.leaf = leaf;
    this.settings = settings;
    this.bloom = settings.bloom().map(wanted -> new BloomBuilder(wanted, leaf.order(), allocator));
    this.pages = new ChunkPages(allocator, settings.compression());
    this.values = new PageValues(leaf, allocator, budget);
    this.levels = new GrowingBuffer(allocator);
    this.body = new GrowingBuffer(allocator);
  }

  /// The column.
  public Leaf leaf() {
    return leaf;
  }

  /// About the bytes the chunk would take if it ended here.
  public long bytes() {
    return pages.bytes() + (values.isCoded() ? 0 : values.plainBytes());
  }

  /// The bytes of memory held.
  public long memory() {
    return pages.memory()
        + values.memory()
        + levels.capacity()
        + body.capacity()
        + bloom.map(BloomBuilder::memory).orElse(0L);
  }

  /// Appends rows, of which the first `present` of `positions` have a value in the vector;
  /// `defined` has the definition level of each row, and says nothing if all are present.
  public void append(ColumnVector vector, int[] positions, int present, int[] defined, int count) {
    if (present < count || levels.bytes() > 0) {
      putLevels(defined, present == count, count);
    }
    values.append(vector, positions, present);
    rows += count;
    nulls += count - present;
    if (rows >= PAGE_ROWS
        || values.plainBytes() >= (values.isCoded() ? CODED_PAGE_BYTES : PAGE_BYTES)) {
      endPage();
    }
  }

  /// Writes the chunk to a file and forgets it, but for its bloom filter, which [#writeBloom]
  /// writes.
  public FinishedChunk writeTo(NewFile file) {
    if (rows > 0) {
      endPage();
    }
    long start = file.bytes();
    boolean coded = pages.pages().stream().anyMatch(Page::isCoded);
    int dictionaryBytes = coded ? pages.writeDictionary(values.dictionary(), file) : 0;
    pages.writeTo(file);
    if (bloom.isPresent()) {
      if (coded) {
        values.addEntries(bloom.get());
      }
      bloom.get().build(pages.pages().stream().allMatch(Page::isCoded), dictionaryBytes);
    }
    FinishedChunk chunk =
        new FinishedChunk(
            leaf,
            settings,
            start,
            dictionaryBytes,
            pages.bytes(),
            pages.plainBytes(),
            pages.pages());
    closePages();
    values.reset();
    return chunk;
  }

  /// Writes the bloom filter of the chunk that was written last, if it has one, to its file.
  public FinishedChunk writeBloom(FinishedChunk chunk, NewFile file) {
    if (bloom.isEmpty() || !bloom.get().isBuilt()) {
      return chunk;
    }
    long start = file.bytes();
    bloom.get().writeTo(file);
    return chunk.withBloom(start, (int) (file.bytes() - start));
  }

  @Override
  public void close() {
    closePages();
    bloom.ifPresent(BloomBuilder::close);
  }

  private void closePages() {
    pages.close();
    values.close();
    levels.close();
    body.close();
    rows = 0;
    nulls = 0;
  }

  /// Levels are written down from the first row on that is not all there.
  private void putLevels(int[] defined, boolean full, int count) {
    if (levels.bytes() == 0) {
      putLevel(rows);
    }
    if (full) {
      putLevel(count);
    } else {
      Memory.copy(defined, 0, levels.reserve(4L * count), count);
      levels.advance(4L * count);
    }
  }

  private void putLevel(int count) {
    int[] same = new int[count];
    Arrays.fill(same, leaf.level());
    Memory.copy(same, 0, levels.reserve(4L * count), count);
    levels.advance(4L * count);
  }

  private void endPage() {
    body.clear();
    body.putInt(0);
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(leaf.level());
    if (levels.bytes() == 0) {
      RunLengths.repeat(leaf.level(), rows, width, body);
    } else {
      RunLengths.encode(levels.address(), rows, width, body);
    }
    Memory.putInt(body.address(), (int) body.bytes() - Integer.BYTES);
    Bounds bounds = settings.hasStatistics() ? values.bounds() : Bounds.UNKNOWN;
    long unencoded = values.unencodedBytes();
    Encoding encoding = values.finish(body, bloom);
    pages.add(body, rows, nulls, unencoded, encoding, bounds);
    levels.clear();
    rows = 0;
    nulls = 0;
  }
}
