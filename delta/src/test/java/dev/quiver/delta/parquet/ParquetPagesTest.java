package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.catalog.TableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of all sizes, dictionaries given up on the way, and stored forms that few writers use.
class ParquetPagesTest {
  private static final long SEED = 7;
  private static final int[] PAGES = {5, 0, 1, 100, 3, 64, 0, 0, 2_500, 8};
  private static final List<Integer> BATCHES = List.of(1, 3, 7, 64, 2_048, 65_536);

  private final Random random = new Random(SEED);

  @TempDir Path folder;

  @Test
  void followsAChunkThatGivesUpItsDictionary() throws IOException {
    for (Type type : List.of(Type.BYTE_ARRAY, Type.INT64)) {
      for (int nulls : List.of(0, 30, 100)) {
        for (int given = 0; given <= PAGES.length; given += 5) {
          checkFallback(type, nulls, given, PageForm.PLAIN);
        }
      }
    }
  }

  @Test
  void readsEveryFormOfPage() throws IOException {
    for (PageForm.Levels levels : PageForm.Levels.values()) {
      checkFallback(Type.INT64, 30, 5, new PageForm(levels, PageForm.Codec.NONE, true));
      checkFallback(Type.BYTE_ARRAY, 100, 5, new PageForm(levels, PageForm.Codec.SNAPPY, true));
    }
    for (PageForm.Codec codec : EnumSet.complementOf(EnumSet.of(PageForm.Codec.LZO))) {
      checkFallback(Type.BYTE_ARRAY, 30, 5, new PageForm(PageForm.Levels.COUNTED, codec, false));
      checkFallback(Type.INT64, 0, 5, new PageForm(PageForm.Levels.APART, codec, true));
    }
  }

  @Test
  void seesPagesThatDoNotMatchTheirChecksums() throws IOException {
    for (int page = 0; page < 2; page++) {
      assertThat(refusal(page, header -> header.setCrc(7)))
          .hasMessageContaining("does not match its checksum");
    }
  }

  @Test
  void takesNoMemoryForWhatAPageCannotHold() throws IOException {
    for (int page = 0; page < 2; page++) {
      for (int bytes : new int[] {1 << 28, Integer.MAX_VALUE}) {
        assertThat(refusal(page, header -> header.setUncompressed_page_size(bytes)))
            .hasMessageContaining(bytes + " bytes said to be compressed to");
      }
    }
  }

  /// What reading says of a file of a dictionary and a page, one of whose headers is spoiled.
  private TableException refusal(int page, Consumer<PageHeader> spoiler) throws IOException {
    PageForm form = new PageForm(PageForm.Levels.COUNTED, PageForm.Codec.SNAPPY, true);
    HandMadeFile file = new HandMadeFile(form, page, spoiler);
    file.dictionary(3, longs(List.of(0, 1, 2)));
    file.page(List.of(true, true), Encoding.RLE_DICTIONARY, coded(List.of(0, 1)));
    Path path = file.write(folder.resolve("spoiled.parquet"), element(Type.INT64));
    return assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> ParquetRows.read(path, ParquetRows.fields("c int64"), 4))
        .withMessageContaining("spoiled.parquet, column c: damaged")
        .actual();
  }

  @Test
  void readsBooleansWrittenAsRuns() throws IOException {
    HandMadeFile file = new HandMadeFile();
    byte[] runs = HandMadeFile.packed(List.of(1, 0, 0, 1, 1), 1);
    ByteBuffer values = ByteBuffer.allocate(4 + runs.length).order(ByteOrder.LITTLE_ENDIAN);
    values.putInt(runs.length).put(runs);
    file.page(List.of(true, false, true, true, true, true), Encoding.RLE, values.array());
    Path path = file.write(folder.resolve("runs.parquet"), element(Type.BOOLEAN));

    assertThat(ParquetRows.read(path, ParquetRows.fields("c boolean"), 4))
        .containsExactly("true", "null", "false", "false", "true", "true");
  }

  @Test
  void readsOldTimestamps() throws IOException {
    HandMadeFile file = new HandMadeFile();
    ByteBuffer values = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    values.putLong(3_600_000_000_999L).putInt(2_440_588).putLong(1_000).putInt(2_440_587);
    file.page(List.of(true, true), Encoding.PLAIN, values.array());
    Path path = file.write(folder.resolve("old.parquet"), element(Type.INT96));

    assertThat(ParquetRows.read(path, ParquetRows.fields("c timestamp"), 4))
        .containsExactly("1970-01-01T01:00:00Z", "1969-12-31T00:00:00.000001Z");
  }

  @Test
  void widensWhatTheTableWidened() throws IOException {
    HandMadeFile file = new HandMadeFile();
    ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-5).putInt(7);
    file.page(List.of(true, true), Encoding.PLAIN, values.array());
    Path path = file.write(folder.resolve("narrow.parquet"), element(Type.INT32));

    assertThat(ParquetRows.read(path, ParquetRows.fields("c int64"), 4)).containsExactly("-5", "7");
    assertThat(ParquetRows.read(path, ParquetRows.fields("c int8"), 4)).containsExactly("-5", "7");
    assertThat(ParquetRows.read(path, ParquetRows.fields("c float64"), 4))
        .containsExactly("-5.0", "7.0");
    assertThatThrownBy(() -> ParquetRows.read(path, ParquetRows.fields("c string"), 4))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("column c as string: the file stores INT32");
  }

  @Test
  void readsDecimalsOfEveryLength() throws IOException {
    HandMadeFile file = new HandMadeFile();
    byte[] values = {1, 0, 0, 0, -1, 2, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 44};
    file.page(List.of(true, true, true), Encoding.PLAIN, values);
    SchemaElement decimal = element(Type.BYTE_ARRAY);
    decimal.setConverted_type(ConvertedType.DECIMAL).setPrecision(5).setScale(2);
    Path path = file.write(folder.resolve("decimal.parquet"), decimal);

    for (String type : List.of("decimal(5,2)", "decimal(30,2)")) {
      assertThat(ParquetRows.read(path, ParquetRows.fields("c " + type), 2))
          .containsExactly("-0.01", "2.56", "3.00");
    }
  }

  @Test
  void refusesCodesWithoutEntries() throws IOException {
    for (int code : List.of(3, 200)) {
      HandMadeFile file = new HandMadeFile();
      file.dictionary(3, longs(List.of(0, 1, 2)));
      file.page(List.of(true, true), Encoding.RLE_DICTIONARY, coded(List.of(0, code)));
      Path path = file.write(folder.resolve("codes.parquet"), element(Type.INT64));

      assertThatThrownBy(() -> ParquetRows.read(path, ParquetRows.fields("c int64"), 4))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("codes.parquet, column c: damaged");
    }
  }

  /// The first `given` pages hold codes, the others plain values.
  private void checkFallback(Type type, int nulls, int given, PageForm form) throws IOException {
    HandMadeFile file = new HandMadeFile(form);
    List<String> expected = new ArrayList<>();
    file.dictionary(200, plain(type, IntStream.range(0, 200).boxed().toList()));
    for (int i = 0; i < PAGES.length; i++) {
      List<Boolean> present = new ArrayList<>();
      List<Integer> values = new ArrayList<>();
      for (int row = 0; row < PAGES[i]; row++) {
        boolean there = random.nextInt(100) >= nulls;
        int value = random.nextInt(200);
        present.add(there);
        expected.add(there ? text(type, value) : "null");
        if (there) {
          values.add(value);
        }
      }
      boolean codes = i < given;
      file.page(
          present,
          codes ? Encoding.PLAIN_DICTIONARY : Encoding.PLAIN,
          codes ? coded(values) : plain(type, values));
    }
    Path path = file.write(folder.resolve("pages.parquet"), element(type));
    String schema = type == Type.INT64 ? "c int64" : "c string";
    for (int batchRows : BATCHES) {
      assertThat(ParquetRows.read(path, ParquetRows.fields(schema), batchRows))
          .as(
              "seed %d, %s, %d%% null, %d pages of codes, batches of %d, %s",
              SEED, type, nulls, given, batchRows, form)
          .containsExactlyElementsOf(expected);
    }
  }

  private static String text(Type type, int value) {
    return type == Type.INT64 ? Integer.toString(value) : "x".repeat(value % 20) + value;
  }

  private static byte[] plain(Type type, List<Integer> values) {
    if (type == Type.INT64) {
      return longs(values);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int value : values) {
      byte[] bytes = text(type, value).getBytes(StandardCharsets.UTF_8);
      out.writeBytes(
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] longs(List<Integer> values) {
    ByteBuffer out = ByteBuffer.allocate(8 * values.size()).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(out::putLong);
    return out.array();
  }

  private static byte[] coded(List<Integer> codes) {
    byte[] packed = HandMadeFile.packed(codes, 8);
    return ByteBuffer.allocate(1 + packed.length).put((byte) 8).put(packed).array();
  }

  private static SchemaElement element(Type type) {
    SchemaElement element = new SchemaElement();
    element.setType(type);
    return element;
  }
}
