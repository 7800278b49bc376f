package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads files that DuckDB wrote, and finds what DuckDB finds.
class ParquetOracleTest {
  private static final String SCHEMA =
      "i int64, b boolean, i8 int8, i16 int16, i32 int32, f32 float32, f64 float64, d4"
          + " decimal(4,1), d9 decimal(9,2), d18 decimal(18,3), d38 decimal(38,5), word string,"
          + " text string, bin binary, dt date, ts timestamp_ntz, tz timestamp, rare string, never"
          + " int32, few int64";
  private static final String VALUES =
      "select i::bigint i, null_or(i, 3, i % 3 = 0) b, null_or(i, 5, (i % 256 - 128)::tinyint) i8,"
          + " null_or(i, 7, (i % 60000 - 30000)::smallint) i16, null_or(i, 11, (i * 7919)::integer)"
          + " i32, case when i % 17 = 0 then 'NaN'::float else (i / 7.0)::float end f32, null_or(i,"
          + " 4, case when i % 13 = 0 then '-inf'::double else sqrt(i) end) f64, null_or(i, 9, (i %"
          + " 1999 - 999) / 10.0)::decimal(4,1) d4, null_or(i, 10, i * -1.25)::decimal(9,2) d9,"
          + " null_or(i, 2, i * 123456789.125)::decimal(18,3) d18, null_or(i, 6, i::decimal(38,5) *"
          + " -98765432109876543210.5)::decimal(38,5) d38, null_or(i, 8, ['', 'a', 'twelve bytes',"
          + " 'more than twelve bytes'][i % 4 + 1]) word, null_or(i, 12, repeat('x', (i % 40)::int)"
          + " || i) text, null_or(i, 14, ('\\xFF\\x00' || i)::blob) bin, null_or(i, 15, date"
          + " '1969-01-01' + (i % 1000)::int) dt, null_or(i, 16, timestamp '1969-12-31"
          + " 23:59:59.999999' + to_microseconds(i * 86400123)) ts, timestamptz '2024-02-29"
          + " 12:00:00.5+00' - to_microseconds(i) tz, case when i % 5000 = 4999 then 'rare' end"
          + " rare, null::integer never, (i // 1000 % 5)::bigint few from range(ROWS) t(i)";

  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() throws SQLException {
    try (DuckFile duck = new DuckFile()) {
      duck.run("create macro null_or(i, n, v) as case when i % n = 1 then null else v end");
      for (String options :
          List.of(
              "compression uncompressed",
              "compression snappy, row_group_size 2048",
              "compression zstd, row_group_size 10000",
              "compression snappy, dictionary_size_limit 1")) {
        for (int rows : List.of(0, 1, 7_000)) {
          check(duck, rows, options, List.of(1, 7, 2_048, 65_536));
        }
      }
    }
  }

  @Test
  void readsEveryCodecAndEncodingOfAnotherWriter() throws SQLException {
    try (DuckFile duck = new DuckFile()) {
      duck.run("create macro null_or(i, n, v) as case when i % n = 1 then null else v end");
      for (String options :
          List.of(
              "compression gzip",
              "compression lz4_raw",
              "compression brotli, row_group_size 2048",
              "compression snappy, parquet_version v2, dictionary_size_limit 1",
              "compression zstd, parquet_version v2")) {
        check(duck, 5_000, options, List.of(2_048));
      }
    }
  }

  private void check(DuckFile duck, int rows, String options, List<Integer> batches)
      throws SQLException {
    List<Field> fields = ParquetRows.fields(SCHEMA);
    Path file = write(duck, rows, options);
    List<String> expected = duck.read(file, fields);
    assertThat(expected).hasSize(rows);
    for (int batchRows : batches) {
      assertThat(ParquetRows.read(file, fields, batchRows))
          .as("%s, %d rows, batches of %d", options, rows, batchRows)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void readsSomeColumnsAndNullsForMissingOnes() throws SQLException {
    List<Field> fields = ParquetRows.fields("text string, missing decimal(20,2), I int64");
    try (DuckFile duck = new DuckFile()) {
      duck.run("create macro null_or(i, n, v) as case when i % n = 1 then null else v end");
      Path file = write(duck, 3, "compression zstd");
      assertThat(ParquetRows.read(file, fields, 2))
          .containsExactly("0|null|0", "null|null|1", "xx2|null|2");
      assertThat(ParquetRows.read(file, List.of(), 2)).containsExactly("", "", "");
    }
  }

  /// Whatever passes here passes without it: it is not on the class path.
  @Test
  void needsNoHadoop() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private Path write(DuckFile duck, int rows, String options) throws SQLException {
    Path file = folder.resolve("file" + options.hashCode() + "-" + rows + ".parquet");
    duck.run(
        "copy ("
            + VALUES.replace("ROWS", Integer.toString(rows))
            + ") to '"
            + file
            + "' (format parquet, "
            + options
            + ")");
    return file;
  }
}
