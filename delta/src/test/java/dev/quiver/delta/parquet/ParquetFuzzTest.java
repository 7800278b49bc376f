package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damages good files in thousands of ways: each ends in rows or in a typed error that names the
/// file, never in a crash, and nothing leaks.
class ParquetFuzzTest {
  private static final long SEED = 20_260_707;
  private static final int DAMAGES = 500;
  private static final List<Field> FIELDS =
      ParquetRows.fields(
          "i int64, b boolean, small int16, f float64, d decimal(9,2), wide decimal(38,5),"
              + " word string, text string, ts timestamp_ntz, never int32");
  private static final String VALUES =
      "select i::bigint i, i % 3 = 0 b, (i % 100)::smallint small, i / 7.0::double f,"
          + " case when i % 4 <> 1 then (i * 1.25)::decimal(9,2) end d,"
          + " (i * 98765432109876543210.5)::decimal(38,5) wide,"
          + " ['a', 'twelve bytes', 'more than twelve bytes'][i % 3 + 1] word,"
          + " case when i % 5 <> 2 then repeat('x', (i % 30)::int) || i end text,"
          + " timestamp '2024-01-01' + to_seconds(i) ts, null::integer never from range(300) t(i)";

  @TempDir Path folder;

  @Test
  void endsInRowsOrInATypedError() throws SQLException, IOException {
    int errors = 0;
    List<String> options =
        List.of(
            "compression uncompressed",
            "compression snappy",
            "compression zstd",
            "compression snappy, dictionary_size_limit 1, row_group_size 64");
    for (String option : options) {
      byte[] good = good(option);
      Random random = new Random(SEED + option.hashCode());
      for (int i = 0; i < DAMAGES; i++) {
        byte[] bad = damaged(good, random);
        Path file = folder.resolve("bad.parquet");
        Files.write(file, bad);
        String what = "seed %d, %s, damage %d".formatted(SEED, option, i);
        errors += read(file, what, random.nextBoolean() ? 7 : 2_048);
      }
    }
    assertThat(errors).as("damages that were seen").isGreaterThan(DAMAGES);
  }

  @Test
  void seesEveryTruncation() throws SQLException, IOException {
    byte[] good = good("compression snappy");
    for (int length = 0; length < good.length; length += 1 + length / 50) {
      Path file = folder.resolve("cut.parquet");
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(read(file, "cut at " + length, 100)).isOne();
    }
  }

  private static int read(Path file, String what, int batchRows) {
    ExecutionContext context =
        ParquetRows.context(batchRows == 7 ? KernelChoice.SCALAR : KernelChoice.SIMD);
    int errors = 0;
    try (ParquetFile parquet = ParquetFile.open(new LocalStore(), file.toString())) {
      for (int group = 0; group < parquet.footer().rowGroups().size(); group++) {
        try (RowGroupSource source =
            parquet.read(group, StoredColumn.of(FIELDS), batchRows, context)) {
          drain(source);
        }
      }
    } catch (QueryException e) {
      assertThat(e.code()).as(what).isNotEmpty();
      assertThat(e.getMessage()).as(what).contains(file.getFileName().toString());
      errors = 1;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
    context.close();
    return errors;
  }

  private static void drain(RowGroupSource source) {
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      assertThat(BatchText.rows(batch)).hasSize(batch.rows());
      batch.close();
    }
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bad = good.clone();
    int harms = 1 + random.nextInt(3);
    for (int i = 0; i < harms; i++) {
      // The footer is small and holds all that can be believed: half of the harm goes there.
      int from = random.nextBoolean() ? Math.max(0, bad.length - 2_500) : 0;
      int at = from + random.nextInt(bad.length - from);
      switch (random.nextInt(4)) {
        case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bad[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bad, at, Math.min(bad.length, at + 8), (byte) 0xff);
        default -> Arrays.fill(bad, at, Math.min(bad.length, at + 4), (byte) 0);
      }
    }
    return bad;
  }

  private byte[] good(String options) throws SQLException, IOException {
    Path file = folder.resolve("good.parquet");
    try (DuckFile duck = new DuckFile()) {
      duck.run("copy (" + VALUES + ") to '" + file + "' (format parquet, " + options + ")");
    }
    List<String> rows = new ArrayList<>(ParquetRows.read(file, FIELDS, 100));
    assertThat(rows).hasSize(300);
    return Files.readAllBytes(file);
  }
}
