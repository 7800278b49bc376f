package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/// A file to spoil, with the columns to read of it; together they have every encoding, form of
/// page, codec and kind of nesting.
final class GoodFile {
  private static final List<Field> FLAT =
      ParquetRows.fields(
          "i int64, b boolean, small int16, f float64, d decimal(9,2), wide decimal(38,5),"
              + " word string, text string, ts timestamp_ntz, never int32");
  private static final String FLAT_VALUES =
      "select i::bigint i, i % 3 = 0 b, (i % 100)::smallint small, i / 7.0::double f,"
          + " case when i % 4 <> 1 then (i * 1.25)::decimal(9,2) end d,"
          + " (i * 98765432109876543210.5)::decimal(38,5) wide,"
          + " ['a', 'twelve bytes', 'more than twelve bytes'][i % 3 + 1] word,"
          + " case when i % 5 <> 2 then repeat('x', (i % 30)::int) || i end text,"
          + " timestamp '2024-01-01' + to_seconds(i) ts, null::integer never from range(300) t(i)";

  private static final DataType PAIR =
      new Struct(List.of(new Field("x", Simple.INT64), new Field("s", Simple.STRING)));
  private static final List<Field> NESTED =
      List.of(
          new Field("p", PAIR),
          new Field("l", new ListOf(Simple.INT64)),
          new Field("ll", new ListOf(new ListOf(Simple.STRING))),
          new Field("lp", new ListOf(PAIR)),
          new Field("m", new MapOf(Simple.STRING, new ListOf(Simple.INT32))));

  private final String name;
  private final byte[] bytes;
  private final List<Field> fields;
  private final List<ColumnChunk> chunks;

  private GoodFile(String name, byte[] bytes, List<Field> fields, List<ColumnChunk> chunks) {
    this.name = name;
    this.bytes = bytes;
    this.fields = fields;
    this.chunks = chunks;
  }

  /// What it is.
  String name() {
    return name;
  }

  /// All of it, not to be changed.
  byte[] bytes() {
    return bytes;
  }

  /// The columns to read.
  List<Field> fields() {
    return fields;
  }

  /// Where its pages are.
  List<ColumnChunk> chunks() {
    return chunks;
  }

  /// Files of another writer, in each codec that it has, and some written by hand.
  static List<GoodFile> all(Path folder) throws SQLException, IOException {
    DuckNested nested = new DuckNested();
    List<String> columns = new ArrayList<>();
    for (Field field : NESTED) {
      columns.add(nested.value(field.type(), "i") + " " + field.name());
    }
    String nestedValues = "select " + String.join(", ", columns) + " from range(200) t(i)";
    List<GoodFile> files = new ArrayList<>();
    try (DuckFile duck = new DuckFile()) {
      for (String options :
          List.of(
              "compression snappy",
              "compression uncompressed",
              "compression zstd",
              "compression gzip",
              "compression lz4_raw",
              "compression brotli",
              "compression snappy, dictionary_size_limit 1, row_group_size 64",
              "compression uncompressed, dictionary_size_limit 1, parquet_version v2")) {
        Path flat = folder.resolve("flat.parquet");
        duck.run("copy (" + FLAT_VALUES + ") to '" + flat + "' (format parquet, " + options + ")");
        files.add(of("flat, " + options, flat, FLAT));
        Path deep = folder.resolve("deep.parquet");
        duck.run("copy (" + nestedValues + ") to '" + deep + "' (format parquet, " + options + ")");
        files.add(of("nested, " + options, deep, NESTED));
      }
    }
    Random random = new Random(files.size());
    for (int i = 0; i < 20; i++) {
      files.add(handMade(folder.resolve("hand.parquet"), random, _ -> {}));
    }
    return files;
  }

  /// A file of one column of any type, encoding and form, whose page headers somebody may spoil,
  /// one at a time.
  static GoodFile handMade(Path path, Random random, Consumer<PageHeader> spoiler)
      throws IOException {
    Type type = any(random, Type.values());
    Encoding encoding = any(random, encodings(type));
    PageForm form =
        new PageForm(
            any(random, PageForm.Levels.values()),
            any(random, PageForm.Codec.values()),
            random.nextInt(4) == 0);
    SchemaElement element = new SchemaElement().setType(type);
    if (type == Type.FIXED_LEN_BYTE_ARRAY) {
      element.setType_length(1 + random.nextInt(20));
    }
    EncodedValues values =
        new EncodedValues(type, element, any(random, EncodedValues.Kind.values()), random);
    int pages = 1 + random.nextInt(3);
    HandMadeFile file = new HandMadeFile(form, random.nextInt(pages + 1), spoiler);
    if (encoding == Encoding.RLE_DICTIONARY) {
      file.dictionary(8, values.encoded(Encoding.PLAIN, drawn(values, 8)));
    }
    for (int page = 0; page < pages; page++) {
      int nulls = random.nextInt(60);
      List<Boolean> present =
          IntStream.range(0, random.nextInt(200))
              .mapToObj(_ -> random.nextInt(100) >= nulls)
              .toList();
      int count = (int) present.stream().filter(there -> there).count();
      file.page(present, encoding, content(values, encoding, count, random));
    }
    String name = "%s as %s, %s".formatted(type, encoding, form);
    file.write(path, element);
    return new GoodFile(name, Files.readAllBytes(path), fields(type), chunks(path));
  }

  /// The bytes of `count` values in an encoding, or of codes of a dictionary of eight.
  static byte[] content(EncodedValues values, Encoding encoding, int count, Random random)
      throws IOException {
    if (encoding != Encoding.RLE_DICTIONARY) {
      return values.encoded(encoding, drawn(values, count));
    }
    List<Integer> codes = IntStream.range(0, count).map(_ -> random.nextInt(8)).boxed().toList();
    byte[] packed = HandMadeFile.packed(codes, 3);
    return ByteBuffer.allocate(1 + packed.length).put((byte) 3).put(packed).array();
  }

  /// The next values.
  static List<Object> drawn(EncodedValues values, int count) {
    List<Object> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(values.next());
    }
    return drawn;
  }

  /// The encodings that values of a type may have.
  static Encoding[] encodings(Type type) {
    return switch (type) {
      case BOOLEAN -> new Encoding[] {Encoding.PLAIN, Encoding.RLE};
      case INT32, INT64 ->
          new Encoding[] {
            Encoding.PLAIN,
            Encoding.RLE_DICTIONARY,
            Encoding.DELTA_BINARY_PACKED,
            Encoding.BYTE_STREAM_SPLIT
          };
      case FLOAT, DOUBLE -> new Encoding[] {Encoding.RLE_DICTIONARY, Encoding.BYTE_STREAM_SPLIT};
      case BYTE_ARRAY ->
          new Encoding[] {
            Encoding.PLAIN,
            Encoding.RLE_DICTIONARY,
            Encoding.DELTA_LENGTH_BYTE_ARRAY,
            Encoding.DELTA_BYTE_ARRAY
          };
      case FIXED_LEN_BYTE_ARRAY ->
          new Encoding[] {
            Encoding.PLAIN,
            Encoding.RLE_DICTIONARY,
            Encoding.DELTA_BYTE_ARRAY,
            Encoding.BYTE_STREAM_SPLIT
          };
      case INT96 -> new Encoding[] {Encoding.PLAIN, Encoding.RLE_DICTIONARY};
    };
  }

  /// The column as the type it is stored as.
  static List<Field> fields(Type type) {
    return ParquetRows.fields(
        switch (type) {
          case BOOLEAN -> "c boolean";
          case INT32 -> "c int32";
          case INT64 -> "c int64";
          case INT96 -> "c timestamp";
          case FLOAT -> "c float32";
          case DOUBLE -> "c float64";
          case BYTE_ARRAY -> "c string";
          case FIXED_LEN_BYTE_ARRAY -> "c binary";
        });
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static GoodFile of(String name, Path path, List<Field> fields) throws IOException {
    return new GoodFile(name, Files.readAllBytes(path), fields, chunks(path));
  }

  private static List<ColumnChunk> chunks(Path path) {
    try (RangedFile file = new LocalStore().open(path.toString())) {
      return ParquetFooter.read(file).rowGroups().stream()
          .flatMap(group -> group.chunks().stream())
          .toList();
    }
  }

  /// Where the footer begins.
  int footer() {
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
    return bytes.length - 8 - length;
  }
}
