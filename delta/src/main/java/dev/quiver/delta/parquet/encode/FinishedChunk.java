package dev.quiver.delta.parquet.encode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.format.BoundaryOrder;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SizeStatistics;
import org.apache.parquet.format.Statistics;

/// A column chunk as it stands in its file, and what the footer says about it.
public final class FinishedChunk {
  private final Leaf leaf;
  private final ChunkSettings settings;
  private final long start;
  private final int dictionaryBytes;
  private final long dataBytes;
  private final long plainBytes;
  private final List<Page> pages;
  private final Bounds bounds;
  private final long nulls;
  private final long bloomStart;
  private final int bloomBytes;

  FinishedChunk(
      Leaf leaf,
      ChunkSettings settings,
      long start,
      int dictionaryBytes,
      long dataBytes,
      long plainBytes,
      List<Page> pages) {
    this.leaf = leaf;
    this.settings = settings;
    this.start = start;
    this.dictionaryBytes = dictionaryBytes;
    this.dataBytes = dataBytes;
    this.plainBytes = plainBytes;
    this.pages = List.copyOf(pages);
    this.nulls = pages.stream().mapToLong(Page::nulls).sum();
    Bounds all = Bounds.EMPTY;
    for (Page page : pages) {
      all = all.merge(page.bounds(), leaf.order());
    }
    this.bounds = all;
    this.bloomStart = 0;
    this.bloomBytes = 0;
  }

  private FinishedChunk(FinishedChunk chunk, long bloomStart, int bloomBytes) {
    this.leaf = chunk.leaf;
    this.settings = chunk.settings;
    this.start = chunk.start;
    this.dictionaryBytes = chunk.dictionaryBytes;
    this.dataBytes = chunk.dataBytes;
    this.plainBytes = chunk.plainBytes;
    this.pages = chunk.pages;
    this.bounds = chunk.bounds;
    this.nulls = chunk.nulls;
    this.bloomStart = bloomStart;
    this.bloomBytes = bloomBytes;
  }

  /// This chunk with a bloom filter at a place in its file.
  FinishedChunk withBloom(long at, int bytes) {
    return new FinishedChunk(this, at, bytes);
  }

  /// The bounds of the chunk's values.
  public Bounds bounds() {
    return bounds;
  }

  /// How many entries have no value.
  public long nulls() {
    return nulls;
  }

  /// Where the chunk begins in its file.
  public long start() {
    return start;
  }

  /// The bytes of the chunk in the file.
  public long bytes() {
    return dictionaryBytes + dataBytes;
  }

  /// The bytes of the chunk were it not compressed.
  public long plainBytes() {
    return plainBytes;
  }

  /// What the footer says about the chunk.
  public ColumnMetaData metadata() {
    ColumnMetaData metadata = new ColumnMetaData();
    metadata.setType(leaf.order().type());
    metadata.setEncodings(encodings());
    metadata.setPath_in_schema(leaf.path());
    metadata.setCodec(settings.compression().codec());
    metadata.setNum_values(pages.stream().mapToLong(Page::values).sum());
    metadata.setTotal_uncompressed_size(plainBytes);
    metadata.setTotal_compressed_size(bytes());
    metadata.setData_page_offset(start + dictionaryBytes);
    if (dictionaryBytes > 0) {
      metadata.setDictionary_page_offset(start);
    }
    if (settings.hasStatistics()) {
      metadata.setStatistics(statistics());
    }
    if (bloomBytes > 0) {
      metadata.setBloom_filter_offset(bloomStart);
      metadata.setBloom_filter_length(bloomBytes);
    }
    if (leaf.order() == PlainOrder.BYTES) {
      SizeStatistics sizes = new SizeStatistics();
      sizes.setUnencoded_byte_array_data_bytes(pages.stream().mapToLong(Page::unencoded).sum());
      metadata.setSize_statistics(sizes);
    }
    metadata.setEncoding_stats(encodingCounts());
    return metadata;
  }

  /// Where each data page is.
  public OffsetIndex offsets() {
    List<PageLocation> places = new ArrayList<>();
    for (Page page : pages) {
      long offset = start + dictionaryBytes + page.offset();
      places.add(new PageLocation(offset, page.bytes(), page.firstRow()));
    }
    OffsetIndex offsets = new OffsetIndex(places);
    if (leaf.order() == PlainOrder.BYTES) {
      offsets.setUnencoded_byte_array_data_bytes(pages.stream().map(Page::unencoded).toList());
    }
    return offsets;
  }

  /// The bounds of each data page; empty if one page has none.
  public Optional<ColumnIndex> index() {
    if (!settings.hasStatistics()) {
      return Optional.empty();
    }
    List<Boolean> empty = new ArrayList<>();
    List<ByteBuffer> mins = new ArrayList<>();
    List<ByteBuffer> maxes = new ArrayList<>();
    List<Long> nullCounts = new ArrayList<>();
    for (Page page : pages) {
      Optional<FileBounds> cut = FileBounds.of(page.bounds(), leaf);
      if (!page.bounds().isEmpty() && cut.flatMap(FileBounds::max).isEmpty()) {
        return Optional.empty();
      }
      empty.add(page.bounds().isEmpty());
      nullCounts.add((long) page.nulls());
      mins.add(ByteBuffer.wrap(cut.map(FileBounds::min).orElse(new byte[0])));
      maxes.add(ByteBuffer.wrap(cut.flatMap(FileBounds::max).orElse(new byte[0])));
    }
    ColumnIndex index = new ColumnIndex(empty, mins, maxes, order(empty, mins, maxes));
    index.setNull_counts(nullCounts);
    return Optional.of(index);
  }

  /// How the bounds of pages that have any go, for readers that search instead of scan.
  private BoundaryOrder order(List<Boolean> empty, List<ByteBuffer> mins, List<ByteBuffer> maxes) {
    boolean rises = true;
    boolean falls = true;
    int last = -1;
    for (int page = 0; page < empty.size(); page++) {
      if (empty.get(page)) {
        continue;
      }
      if (last >= 0) {
        int min = leaf.order().compare(mins.get(last).array(), mins.get(page).array());
        int max = leaf.order().compare(maxes.get(last).array(), maxes.get(page).array());
        rises &= min <= 0 && max <= 0;
        falls &= min >= 0 && max >= 0;
      }
      last = page;
    }
    return rises
        ? BoundaryOrder.ASCENDING
        : falls ? BoundaryOrder.DESCENDING : BoundaryOrder.UNORDERED;
  }

  private Statistics statistics() {
    Statistics statistics = new Statistics();
    statistics.setNull_count(nulls);
    FileBounds.of(bounds, leaf)
        .ifPresent(cut -> {
          statistics.setMin_value(cut.min());
          statistics.setIs_min_value_exact(cut.exact());
          cut.max().ifPresent(max -> statistics.setMax_value(max));
          cut.max().ifPresent(_ -> statistics.setIs_max_value_exact(cut.exact()));
        });
    return statistics;
  }

  private List<Encoding> encodings() {
    Set<Encoding> encodings = EnumSet.of(Encoding.PLAIN, Encoding.RLE);
    pages.forEach(page -> encodings.add(page.encoding()));
    return List.copyOf(encodings);
  }

  private List<PageEncodingStats> encodingCounts() {
    List<PageEncodingStats> counts = new ArrayList<>();
    if (dictionaryBytes > 0) {
      counts.add(new PageEncodingStats(PageType.DICTIONARY_PAGE, Encoding.PLAIN, 1));
    }
    Map<Encoding, Integer> data = new EnumMap<>(Encoding.class);
    pages.forEach(page -> data.merge(page.encoding(), 1, Integer::sum));
    data.forEach((encoding, number) ->
        counts.add(new PageEncodingStats(PageType.DATA_PAGE, encoding, number)));
    return counts;
  }
}
