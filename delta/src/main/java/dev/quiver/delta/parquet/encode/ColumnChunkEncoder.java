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
/// A page ends with the slice of rows that fills it, and the caller says where slices end, so that
/// pages do not depend on the portions in which rows arrive.
public final class ColumnChunkEncoder implements AutoCloseable {
  private static final int PAGE_ROWS = 20_000;
  private static final int PAGE_ENTRIES = 10 * PAGE_ROWS;
  private static final long PAGE_BYTES = 1024 * 1024;

  /// Codes are small whatever they stand for; but a page may have to be written out in full.
  private static final long CODED_PAGE_BYTES = 16 * PAGE_BYTES;

  private final Leaf leaf;
  private final ChunkSettings settings;
  private final Optional<BloomBuilder> bloom;
  private final ChunkPages pages;
  private final PageValues values;
  private final GrowingBuffer definitions;
  private final GrowingBuffer repetitions;
  private final GrowingBuffer body;
  private int rows;
  private int entries;
  private int nulls;

  /// Opens an encoder whose memory is the allocator's and the budget's.
  public ColumnChunkEncoder(
      Leaf leaf, ChunkSettings settings, BufferAllocator allocator, Budget budget) {
    this.leaf = leaf;
    this.settings = settings;
    this.bloom = settings.bloom().map(wanted -> new BloomBuilder(wanted, leaf.order(), allocator));
    this.pages = new ChunkPages(allocator, settings.compression());
    this.values = new PageValues(leaf, allocator, budget);
    this.definitions = new GrowingBuffer(allocator);
    this.repetitions = new GrowingBuffer(allocator);
    this.body = new GrowingBuffer(allocator);
  }

  /// The column.
  public Leaf leaf() {
    return leaf;
  }

  /// About the bytes the chunk would take if it ended here.
  public long bytes() {
    return pages.bytes() + values.openBytes();
  }

  /// The bytes of memory held.
  public long memory() {
    return pages.memory()
        + values.memory()
        + definitions.capacity()
        + repetitions.capacity()
        + body.capacity()
        + bloom.map(BloomBuilder::memory).orElse(0L);
  }

  /// Appends rows of a column that does not repeat, of which the first `present` of `positions`
  /// have a value in the vector; `defined` has the definition level of each row, and says nothing
  /// if all are present.
  public void append(ColumnVector vector, int[] positions, int present, int[] defined, int count) {
    if (present < count || definitions.bytes() > 0) {
      putLevels(defined, present == count, count);
    }
    append(vector, positions, present, count, count);
  }

  /// Appends rows of a column that repeats, with both levels of each of their entries.
  public void append(
      ColumnVector vector,
      int[] positions,
      int present,
      int[] defined,
      int[] repeated,
      int count,
      int rowCount) {
    put(defined, count, definitions);
    put(repeated, count, repetitions);
    append(vector, positions, present, count, rowCount);
  }

  private void append(ColumnVector vector, int[] positions, int present, int count, int rowCount) {
    values.append(vector, positions, present);
    entries += count;
    rows += rowCount;
    nulls += count - present;
  }

  /// Says that a page may end here: one that is full does.
  public void endSlice() {
    if (rows >= PAGE_ROWS
        || entries >= PAGE_ENTRIES
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
    definitions.close();
    repetitions.close();
    body.close();
    rows = 0;
    entries = 0;
    nulls = 0;
  }

  /// Levels are written down from the first row on that is not all there.
  private void putLevels(int[] defined, boolean full, int count) {
    if (definitions.bytes() == 0) {
      putLevel(rows);
    }
    if (full) {
      putLevel(count);
    } else {
      put(defined, count, definitions);
    }
  }

  private void putLevel(int count) {
    int[] same = new int[count];
    Arrays.fill(same, leaf.definition());
    put(same, count, definitions);
  }

  private static void put(int[] levels, int count, GrowingBuffer to) {
    Memory.copy(levels, 0, to.reserve(4L * count), count);
    to.advance(4L * count);
  }

  private void endPage() {
    body.clear();
    if (leaf.repetition() > 0) {
      endLevels(repetitions, leaf.repetition());
    }
    endLevels(definitions, leaf.definition());
    Bounds bounds = settings.hasStatistics() ? values.bounds() : Bounds.UNKNOWN;
    long unencoded = values.unencodedBytes();
    Encoding encoding = values.finish(body, bloom);
    pages.add(body, rows, entries, nulls, unencoded, encoding, bounds);
    rows = 0;
    entries = 0;
    nulls = 0;
  }

  /// Writes levels after their length, and forgets them; there are none where all are the highest.
  private void endLevels(GrowingBuffer levels, int most) {
    long start = body.bytes();
    body.putInt(0);
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    if (levels.bytes() == 0) {
      RunLengths.repeat(most, entries, width, body);
    } else {
      RunLengths.encode(levels.address(), entries, width, body);
    }
    Memory.putInt(body.address() + start, (int) (body.bytes() - start) - Integer.BYTES);
    levels.clear();
  }
}
