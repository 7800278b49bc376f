package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

import org.jspecify.annotations.Nullable;

/// Reads what a footer says of one column chunk.
final class ChunkParser {
  private final CompactReader in;
  private final Place place;
  private int codec = -1;
  private long values = -1;
  private long bytes = -1;
  private long dataPosition = -1;
  private long dictionaryPosition;
  private boolean encrypted;
  private Bounds bounds = Bounds.UNKNOWN;

  ChunkParser(CompactReader in, Place place) {
    this.in = in;
    this.place = place;
  }

  ColumnChunk parse() {
    for (int id = in.field(0); id != STOP; id = in.field(id)) {
      switch (id) {
        case 1 -> otherFile();
        case 3 -> metadata();
        case 8, 9 -> encrypted();
        default -> in.skip();
      }
    }
    return new ColumnChunk(codec, values, start(), bytes, encrypted, bounds);
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
        case 4 -> codec = in.i32();
        case 5 -> values = in.i64();
        case 7 -> bytes = in.i64();
        case 9 -> dataPosition = in.i64();
        case 11 -> dictionaryPosition = in.i64();
        case 12 -> bounds = bounds();
        default -> in.skip();
      }
    }
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
