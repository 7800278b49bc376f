package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Float16Type;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every encoding of every type, as another library writes it, holds what plain pages hold.
class EncodingsTest {
  private static final long SEED = 20_261_120;
  private static final int[] PAGES = {5, 0, 1, 300, 33, 2_100, 8};

  private static final int[] NULLS = {0, 0, 20, 40, 100};

  private final Random random = new Random(SEED);

  @TempDir Path folder;

  @Test
  void readsIntegers() throws IOException {
    for (Encoding encoding : List.of(Encoding.DELTA_BINARY_PACKED, Encoding.BYTE_STREAM_SPLIT)) {
      check(Type.INT32, encoding, element(Type.INT32), "c int32", "c int64", "c decimal(12,2)");
      check(Type.INT64, encoding, element(Type.INT64), "c int64", "c decimal(25,3)");
      SchemaElement date = element(Type.INT32);
      date.setConverted_type(ConvertedType.DATE);
      check(Type.INT32, encoding, date, "c date");
      SchemaElement decimal = element(Type.INT64);
      decimal.setConverted_type(ConvertedType.DECIMAL).setPrecision(18).setScale(2);
      check(Type.INT64, encoding, decimal, "c decimal(18,2)", "c decimal(38,4)");
      SchemaElement time = element(Type.INT64);
      time.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
      check(Type.INT64, encoding, time, "c timestamp");
    }
  }

  @Test
  void readsRealNumbers() throws IOException {
    check(Type.FLOAT, Encoding.BYTE_STREAM_SPLIT, element(Type.FLOAT), "c float32", "c float64");
    check(Type.DOUBLE, Encoding.BYTE_STREAM_SPLIT, element(Type.DOUBLE), "c float64");
    SchemaElement half = fixed(2);
    half.setLogicalType(LogicalType.FLOAT16(new Float16Type()));
    for (Encoding encoding : List.of(Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT)) {
      check(Type.FIXED_LEN_BYTE_ARRAY, encoding, half, "c float32", "c float64", "c binary");
    }
  }

  @Test
  void readsBooleans() throws IOException {
    check(Type.BOOLEAN, Encoding.RLE, element(Type.BOOLEAN), "c boolean");
  }

  @Test
  void readsBytes() throws IOException {
    SchemaElement text = element(Type.BYTE_ARRAY);
    text.setConverted_type(ConvertedType.UTF8);
    SchemaElement decimal = element(Type.BYTE_ARRAY);
    decimal.setConverted_type(ConvertedType.DECIMAL).setPrecision(38).setScale(2);
    for (Encoding encoding : List.of(Encoding.DELTA_LENGTH_BYTE_ARRAY, Encoding.DELTA_BYTE_ARRAY)) {
      check(Type.BYTE_ARRAY, encoding, text, "c string", "c binary");
      check(Type.BYTE_ARRAY, encoding, element(Type.BYTE_ARRAY), "c string", "c binary");
      check(Type.BYTE_ARRAY, encoding, decimal, "c decimal(38,2)");
    }
  }

  @Test
  void readsBytesOfFixedLength() throws IOException {
    for (Encoding encoding : List.of(Encoding.DELTA_BYTE_ARRAY, Encoding.BYTE_STREAM_SPLIT)) {
      for (int length : new int[] {1, 4, 7, 8, 12, 13, 16, 40}) {
        check(Type.FIXED_LEN_BYTE_ARRAY, encoding, fixed(length), "c binary");
      }
      SchemaElement decimal = fixed(7);
      decimal.setConverted_type(ConvertedType.DECIMAL).setPrecision(16).setScale(2);
      check(Type.FIXED_LEN_BYTE_ARRAY, encoding, decimal, "c decimal(17,2)", "c decimal(30,5)");
    }
  }

  /// Pages alternate between the encoding and plain ones, of which a file has none else.
  private void check(Type type, Encoding encoding, SchemaElement element, String... schemas)
      throws IOException {
    for (EncodedValues.Kind kind : EncodedValues.Kind.values()) {
      EncodedValues values = new EncodedValues(type, element, kind, random);
      HandMadeFile plain = new HandMadeFile();
      HandMadeFile mixed = new HandMadeFile();
      for (int page = 0; page < PAGES.length; page++) {
        List<Boolean> present = present(PAGES[page]);
        int count = (int) present.stream().filter(there -> there).count();
        List<Object> drawn = new ArrayList<>();
        IntStream.range(0, count).forEach(_ -> drawn.add(values.next()));
        plain.page(present, Encoding.PLAIN, values.encoded(Encoding.PLAIN, drawn));
        Encoding own = page % 3 == 2 ? Encoding.PLAIN : encoding;
        mixed.page(present, own, values.encoded(own, drawn));
      }
      Path expected = plain.write(folder.resolve("plain.parquet"), element);
      Path actual = mixed.write(folder.resolve("mixed.parquet"), element);
      for (String schema : schemas) {
        List<Field> fields = ParquetRows.fields(schema);
        List<String> rows = ParquetRows.read(new LocalStore(), expected.toString(), fields, 1_000);
        assertThat(ParquetRows.read(actual, fields, kind == EncodedValues.Kind.ANY ? 7 : 2_048))
            .as("seed %d, %s, %s, %s, %s", SEED, type, encoding, kind, schema)
            .containsExactlyElementsOf(rows);
      }
    }
  }

  private List<Boolean> present(int rows) {
    int nulls = NULLS[random.nextInt(NULLS.length)];
    return IntStream.range(0, rows).mapToObj(_ -> random.nextInt(100) >= nulls).toList();
  }

  private static SchemaElement element(Type type) {
    SchemaElement element = new SchemaElement();
    element.setType(type);
    return element;
  }

  private static SchemaElement fixed(int length) {
    return element(Type.FIXED_LEN_BYTE_ARRAY).setType_length(length);
  }
}
