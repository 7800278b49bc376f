package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import org.jspecify.annotations.Nullable;

/// Reads what a footer says of one column chunk.
final class ChunkParser {
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int BIT_PACKED = 4;
  private static final int RLE_DICTIONARY = 8;
  private static final int DICTIONARY_PAGE = 2;

  private final CompactReader in;
  private final Place place;
  private int codec = -1;
  private long values = -1;
  private long bytes = -1;
  private long dataPosition = -1;
  private long dictionaryPosition;
  private boolean encrypted;
  private Bounds bounds = Bounds.UNKNOWN;
  private long offsetIndex;
  private int offsetIndexBytes;
  private long columnIndex;
  private int columnIndexBytes;
  private long bloom;
  private int bloomBytes;
  private @Nullable Boolean codedByPages;
  private boolean codedByList;

  ChunkParser(CompactReader in, Place place) {
    this.in = in;
    this.place = place;
  }

  ColumnChunk parse() {
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> otherFile();
        case 3 -> metadata();
        case 4 -> offsetIndex = in.i64Or(0);
        case 5 -> offsetIndexBytes = bytes(in.i64Or(0));
        case 6 -> columnIndex = in.i64Or(0);
        case 7 -> columnIndexBytes = bytes(in.i64Or(0));
        case 8, 9 -> encrypted();
        default -> in.skip();
      }
    }
    return new ColumnChunk(codec, values, start(), bytes, encrypted, bounds, indexes());
  }

  private ChunkIndexes indexes() {
    long before = dataPosition - start();
    Span dictionary =
        before > 0 && before < Integer.MAX_VALUE ? new Span(start(), (int) before) : Span.NONE;
    return new ChunkIndexes(
        new Span(columnIndex, columnIndexBytes),
        new Span(offsetIndex, offsetIndexBytes),
        bloom,
        bloomBytes,
        dictionary,
        codedByPages == null ? codedByList : codedByPages);
  }

  private void encrypted() {
    encrypted = true;
    in.skip();
  }

  private void otherFile() {
    String path = in.string();
    if (!path.isEmpty()) {
      throw place.unsupported(Place.PAGE, "pages kept in another file: " + path);
    }
  }

  private static int bytes(long length) {
    return length > 0 && length <= Integer.MAX_VALUE ? (int) length : 0;
  }

  /// Some writers put 0 where there is no dictionary, some leave the dictionary's position out of
  /// order; the pages begin at the first of both.
  private long start() {
    return dictionaryPosition > 0 && dictionaryPosition < dataPosition
        ? dictionaryPosition
        : dataPosition;
  }

  private void metadata() {
    in.struct();
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 2 -> encodings();
        case 4 -> codec = in.i32();
        case 5 -> values = in.i64();
        case 7 -> bytes = in.i64();
        case 9 -> dataPosition = in.i64();
        case 11 -> dictionaryPosition = in.i64();
        case 12 -> bounds = bounds();
        case 13 -> encodingStatistics();
        case 14 -> bloom = in.i64Or(0);
        case 15 -> bloomBytes = bytes(in.i64Or(0));
        default -> in.skip();
      }
    }
  }

  /// Without a count of pages by encoding, all pages hold codes if no encoding of values is listed.
  private void encodings() {
    int length = in.list(CompactReader.I32);
    boolean hasCodes = false;
    boolean hasValues = false;
    for (int i = 0; i < length; i++) {
      int encoding = in.i32Item();
      boolean isCodes = encoding == PLAIN_DICTIONARY || encoding == RLE_DICTIONARY;
      hasCodes |= isCodes;
      hasValues |= !isCodes && encoding != RLE && encoding != BIT_PACKED;
    }
    codedByList = hasCodes && !hasValues;
  }

  private void encodingStatistics() {
    if (!in.isList()) {
      in.skip();
      return;
    }
    int length = in.list(CompactReader.STRUCT);
    boolean coded = length > 0;
    for (int i = 0; i < length; i++) {
      coded &= isDictionaryOrCodes();
    }
    codedByPages = coded;
  }

  private boolean isDictionaryOrCodes() {
    int kind = -1;
    int encoding = -1;
    int pages = 0;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> kind = in.i32();
        case 2 -> encoding = in.i32();
        case 3 -> pages = in.i32();
        default -> in.skip();
      }
    }
    return kind == DICTIONARY_PAGE
        || pages == 0
        || encoding == PLAIN_DICTIONARY
        || encoding == RLE_DICTIONARY;
  }

  /// Only the bounds that follow the type's own order; the older pair compared bytes as signed.
  private Bounds bounds() {
    in.struct();
    byte @Nullable [] min = null;
    byte @Nullable [] max = null;
    long nulls = -1;
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 3 -> nulls = in.i64();
        case 5 -> max = in.binary();
        case 6 -> min = in.binary();
        default -> in.skip();
      }
    }
    return new Bounds(min, max, nulls);
  }
}
