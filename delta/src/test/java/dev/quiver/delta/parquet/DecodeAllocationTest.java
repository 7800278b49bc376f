package dev.quiver.delta.parquet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.quiver.delta.parquet.Sieve.Step;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decoding takes no heap by the row, whatever the type, the encoding and the table's type.
class DecodeAllocationTest {
  private static final int PAGE_ROWS = 20_000;
  private static final int PAGES = 50;
  private static final int ROWS = PAGE_ROWS * PAGES;
  private static final int BATCH_ROWS = 16_384;

  /// One of so many rows is wanted; what lists them is heap, four bytes each.
  private static final int SOME = 32;

  /// What batches and pages take, of which there are a hundred.
  private static final long MOST_BYTES = ROWS / 2;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void takesNoHeapByTheRow() throws IOException {
    for (Type type : Type.values()) {
      SchemaElement element = new SchemaElement().setType(type);
      if (type == Type.FIXED_LEN_BYTE_ARRAY) {
        element.setType_length(16);
      }
      for (Encoding encoding : GoodFile.encodings(type)) {
        check(element, encoding, GoodFile.fields(type));
      }
    }
  }

  @Test
  void takesNoHeapByTheRowToConvert() throws IOException {
    SchemaElement fixed = decimal(Type.FIXED_LEN_BYTE_ARRAY).setType_length(9);
    for (Encoding encoding : List.of(Encoding.PLAIN, Encoding.RLE_DICTIONARY)) {
      check(new SchemaElement().setType(Type.INT32), encoding, ParquetRows.fields("c float64"));
      check(decimal(Type.INT32), encoding, ParquetRows.fields("c decimal(38,3)"));
      check(decimal(Type.INT64), encoding, ParquetRows.fields("c decimal(18,4)"));
      check(fixed, encoding, ParquetRows.fields("c decimal(30,2)"));
      check(decimal(Type.BYTE_ARRAY), encoding, ParquetRows.fields("c decimal(30,2)"));
    }
  }

  private static SchemaElement decimal(Type type) {
    return new SchemaElement()
        .setType(type)
        .setConverted_type(ConvertedType.DECIMAL)
        .setPrecision(10)
        .setScale(2);
  }

  private void check(SchemaElement element, Encoding encoding, List<Field> fields)
      throws IOException {
    for (int nulls : new int[] {0, 10}) {
      Path file = write(element, encoding, nulls);
      // The first times classes are loaded, too.
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4 && least >= MOST_BYTES; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(read(file, fields, Sieve.NONE)).isEqualTo(ROWS);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least)
          .as(
              "heap for %s as %s, %d%% null, read as %s",
              element.getType(), encoding, nulls, fields)
          .isLessThan(MOST_BYTES);
      checkSome(file, encoding, fields);
    }
  }

  private void checkSome(Path file, Encoding encoding, List<Field> fields) {
    long most = MOST_BYTES + Integer.BYTES * (long) ROWS / SOME;
    Sieve some = new Sieve(List.of(new Step(List.of(), DecodeAllocationTest::some)));
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4 && least >= most; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      assertThat(read(file, fields, some)).isBetween(ROWS / SOME, ROWS / SOME + PAGES * PAGES);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("heap for some rows as %s, read as %s", encoding, fields).isLessThan(most);
  }

  private static int some(Batch batch, Selection rows, int[] selected) {
    int found = 0;
    for (int i = 0; i < rows.rows(); i += SOME) {
      selected[found++] = i;
    }
    return found;
  }

  /// The same page again and again.
  private Path write(SchemaElement element, Encoding encoding, int nulls) throws IOException {
    Random random = new Random(nulls);
    EncodedValues values =
        new EncodedValues(
            requireNonNull(element.getType()), element, EncodedValues.Kind.SMALL, random);
    List<Boolean> present =
        IntStream.range(0, PAGE_ROWS).mapToObj(_ -> random.nextInt(100) >= nulls).toList();
    int count = (int) present.stream().filter(there -> there).count();
    HandMadeFile file = new HandMadeFile();
    if (encoding == Encoding.RLE_DICTIONARY) {
      file.dictionary(8, values.encoded(Encoding.PLAIN, GoodFile.drawn(values, 8)));
    }
    byte[] content = GoodFile.content(values, encoding, count, random);
    for (int page = 0; page < PAGES; page++) {
      file.page(present, encoding, content);
    }
    return file.write(folder.resolve("rows.parquet"), element);
  }

  private static int read(Path file, List<Field> fields, Sieve sieve) {
    int rows = 0;
    try (ExecutionContext context = ParquetRows.context(KernelChoice.SCALAR);
        ParquetFile parquet = ParquetFile.open(new LocalStore(), file.toString());
        RowGroupSource source =
            parquet.read(
                0, RowRanges.all(ROWS), StoredColumn.of(fields), sieve, BATCH_ROWS, context)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        rows += batch.rows();
        batch.close();
      }
    }
    return rows;
  }
}
