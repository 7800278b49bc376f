package dev.quiver.delta.parquet.format;

import static dev.quiver.delta.parquet.format.CompactReader.STOP;

/// What stands before the bytes of a page.
///
/// `stored` bytes follow the header and become `bytes` when decompressed; `compressed` is false
/// where they are not, whatever the chunk's codec. `values` counts NULLs, too; `rows` is -1 where
/// the header does not tell. `checksum` is a CRC-32 of the stored bytes, when `checked`.
public record PageHeader(
    Kind kind,
    int bytes,
    int stored,
    int values,
    int rows,
    Encoding encoding,
    LevelLayout levels,
    boolean compressed,
    boolean checked,
    int checksum) {
  /// The kinds of pages.
  public enum Kind {
    DATA,
    INDEX,
    DICTIONARY,
    DATA_V2;

    static Kind of(int number, Place place) {
      return switch (number) {
        case 0 -> DATA;
        case 1 -> INDEX;
        case 2 -> DICTIONARY;
        case 3 -> DATA_V2;
        default -> throw place.corrupt("no such kind of page: " + number);
      };
    }
  }

  /// Reads a header.
  public static PageHeader read(CompactReader in, Place place) {
    return new Parser(in, place).parse();
  }

  private static final class Parser {
    private final CompactReader in;
    private final Place place;
    private int kind = -1;
    private int bytes = -1;
    private int stored = -1;
    private int values = -1;
    private Encoding encoding = Encoding.PLAIN;
    private int rows = -1;
    private LevelLayout levels = LevelLayout.within(Encoding.RLE, Encoding.RLE);
    private boolean compressed = true;
    private boolean checked;
    private int checksum;

    Parser(CompactReader in, Place place) {
      this.in = in;
      this.place = place;
    }

    PageHeader parse() {
      for (int id = in.field(0); id != STOP; id = in.field(id)) {
        switch (id) {
          case 1 -> kind = in.i32();
          case 2 -> bytes = in.i32();
          case 3 -> stored = in.i32();
          case 4 -> checksum();
          case 5 -> data();
          case 7 -> dictionary();
          case 8 -> dataV2();
          default -> in.skip();
        }
      }
      if (bytes < 0 || stored < 0) {
        throw place.corrupt("a page of %d bytes, %d stored".formatted(bytes, stored));
      }
      if (levels.bytes() > Math.min(bytes, stored)) {
        throw place.corrupt("levels of %d bytes in a page of %d".formatted(levels.bytes(), stored));
      }
      return new PageHeader(
          Kind.of(kind, place),
          bytes,
          stored,
          values,
          rows,
          encoding,
          levels,
          compressed,
          checked,
          checksum);
    }

    private void checksum() {
      checked = true;
      checksum = in.i32();
    }

    private void data() {
      in.struct();
      Encoding repetition = Encoding.RLE;
      Encoding definition = Encoding.RLE;
      for (int id = in.field(0); id != STOP; id = in.field(id)) {
        switch (id) {
          case 1 -> values = in.i32();
          case 2 -> encoding = Encoding.of(in.i32(), place);
          case 3 -> definition = Encoding.of(in.i32(), place);
          case 4 -> repetition = Encoding.of(in.i32(), place);
          default -> in.skip();
        }
      }
      levels = LevelLayout.within(repetition, definition);
    }

    private void dataV2() {
      in.struct();
      int repetitionBytes = 0;
      int definitionBytes = 0;
      for (int id = in.field(0); id != STOP; id = in.field(id)) {
        switch (id) {
          case 1 -> values = in.i32();
          case 3 -> rows = in.i32();
          case 4 -> encoding = Encoding.of(in.i32(), place);
          case 5 -> definitionBytes = in.i32();
          case 6 -> repetitionBytes = in.i32();
          case 7 -> compressed = in.bool();
          default -> in.skip();
        }
      }
      if (definitionBytes < 0 || repetitionBytes < 0) {
        throw place.corrupt(
            "levels of %d and %d bytes".formatted(repetitionBytes, definitionBytes));
      }
      levels = LevelLayout.apart(repetitionBytes, definitionBytes);
    }

    private void dictionary() {
      in.struct();
      for (int id = in.field(0); id != STOP; id = in.field(id)) {
        switch (id) {
          case 1 -> values = in.i32();
          case 2 -> encoding = Encoding.of(in.i32(), place);
          default -> in.skip();
        }
      }
    }
  }
}
