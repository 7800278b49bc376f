package dev.quiver.delta.parquet.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.parquet.ParquetSink;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.FileLayout.BloomFilter;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.parquet.HadoopFreeOptions;
import org.apache.parquet.column.values.bloomfilter.BloomFilter.HashStrategy;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.internal.column.columnindex.BoundaryOrder;
import org.apache.parquet.internal.column.columnindex.ColumnIndex;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes files with what helps their readers, and asks other readers what they make of it.
class WrittenForReadersTest {
  private static final int ROWS = 50_000;
  private static final String SCHEMA =
      "up int64, down int32, key string, few string, d float64, nan float64, rare string";

  @TempDir private Path folder;

  @Test
  void bloomFiltersHoldWhatIsThereAndLittleElse() throws Exception {
    FileLayout layout = layout(bloom("up", 0.01), bloom("key", 0.001), bloom("down", 0.01));
    Path file = write("bloom", layout);
    try (ParquetFileReader reader = open(file)) {
      for (BlockMetaData group : reader.getRowGroups()) {
        var ups = reader.readBloomFilter(group.getColumns().get(0));
        var downs = reader.readBloomFilter(group.getColumns().get(1));
        var keys = reader.readBloomFilter(group.getColumns().get(2));
        assertThat(reader.readBloomFilter(group.getColumns().get(3))).isNull();
        int first = (int) group.getRowIndexOffset();
        int rows = (int) group.getRowCount();
        for (int row = first; row < first + rows; row++) {
          assertThat(ups.findHash(ups.hash(3L * row))).isTrue();
          assertThat(downs.findHash(downs.hash(ROWS - row))).isTrue();
          assertThat(keys.findHash(keys.hash(Binary.fromString(key(row))))).isTrue();
        }
        assertThat(wrong(100_000, i -> ups.findHash(ups.hash(3L * i + 1)))).isLessThan(0.011);
        assertThat(wrong(100_000, i -> keys.findHash(keys.hash(Binary.fromString("no" + i)))))
            .isLessThan(0.0012);
      }
    }
    assertThat(
            duckdb(
                "SELECT bloom_filter_excludes FROM parquet_bloom_probe('" + file + "', 'up', 6)"))
        .startsWith("false")
        .contains("true");
    assertThat(
            duckdb(
                "SELECT bool_and(bloom_filter_excludes) FROM parquet_bloom_probe('"
                    + file
                    + "', 'key', 'nobody')"))
        .containsExactly("true");
  }

  @Test
  void bloomFiltersAreAsLargeAsTheDistinctValuesAsk() throws Exception {
    for (OptionalLong ndv : List.of(OptionalLong.empty(), OptionalLong.of(1_000_000))) {
      BloomFilter bloom = new BloomFilter("up", 0.01, ndv, false);
      Path file = write("sized-" + ndv.isPresent(), layout(bloom));
      try (ParquetFileReader reader = open(file)) {
        int bytes = reader.readBloomFilter(chunk(reader, 0, 0)).getBitsetSize();
        // 9.7 bits a value, up to the next power of two; 20,480 values in a row group.
        assertThat(bytes).isEqualTo(ndv.isPresent() ? 2 << 20 : 32 << 10);
      }
    }
  }

  @Test
  void sparesAFilterThatADictionaryMakesUpFor() throws Exception {
    FileLayout spared =
        layout(
            new BloomFilter("few", 0.01, OptionalLong.empty(), true),
            new BloomFilter("up", 0.01, OptionalLong.empty(), true));
    try (ParquetFileReader reader = open(write("spared", spared))) {
      assertThat(reader.readBloomFilter(chunk(reader, 0, 3))).isNull();
      assertThat(reader.readBloomFilter(chunk(reader, 0, 0))).isNotNull();
    }
    try (ParquetFileReader reader = open(write("asked", layout(bloom("few", 0.01))))) {
      var few = reader.readBloomFilter(chunk(reader, 0, 3));
      for (int i = 0; i < 2; i++) {
        assertThat(few.findHash(few.hash(Binary.fromString("w" + i)))).isTrue();
      }
    }
  }

  @Test
  void bothZerosAreInAFilter() throws Exception {
    try (ParquetFileReader reader = open(write("zeros", layout(bloom("d", 0.01))))) {
      var doubles = reader.readBloomFilter(chunk(reader, 0, 4));
      assertThat(doubles.getHashStrategy()).isEqualTo(HashStrategy.XXH64);
      assertThat(doubles.findHash(doubles.hash(0.0))).isTrue();
      assertThat(doubles.findHash(doubles.hash(-0.0))).isTrue();
    }
  }

  @Test
  void pageIndexesSayTheirOrder() throws Exception {
    try (ParquetFileReader reader = open(write("index", FileLayout.DEFAULT))) {
      List<BoundaryOrder> orders = new ArrayList<>();
      for (int column : new int[] {0, 1, 3}) {
        orders.add(reader.readColumnIndex(chunk(reader, 0, column)).getBoundaryOrder());
      }
      assertThat(orders)
          .containsExactly(
              BoundaryOrder.ASCENDING, BoundaryOrder.DESCENDING, BoundaryOrder.ASCENDING);
      // Who has NaN in a page has no bounds there, so the chunk has no index but places.
      assertThat(reader.readColumnIndex(chunk(reader, 0, 5))).isNull();
      assertThat(reader.readOffsetIndex(chunk(reader, 0, 5)).getPageCount()).isPositive();
      ColumnIndex rare = reader.readColumnIndex(chunk(reader, 0, 6));
      assertThat(rare.getNullPages()).contains(true, false);
      assertThat(rare.getBoundaryOrder()).isNotEqualTo(BoundaryOrder.UNORDERED);
      assertThat(chunk(reader, 0, 5).getStatistics().hasNonNullValue()).isFalse();
    }
  }

  @Test
  void numbersThatRiseOrSeldomComeTwiceArePackedDifferences() throws Exception {
    Path file = write("packed", FileLayout.DEFAULT);
    assertThat(
            duckdb(
                "SELECT DISTINCT path_in_schema FROM parquet_metadata('"
                    + file
                    + "') WHERE encodings LIKE '%DELTA_BINARY_PACKED%' ORDER BY 1"))
        .containsExactly("down", "up");
    assertThat(duckdb("SELECT sum(up) || ' ' || min(up) || ' ' || max(up) FROM '" + file + "'"))
        .containsExactly(3L * ROWS * (ROWS - 1) / 2 + " 0 " + 3L * (ROWS - 1));
  }

  @Test
  void statisticsAreOfTheColumnsAskedFor() throws Exception {
    FileLayout layout =
        new FileLayout(List.of(), Optional.of(List.of("key")), OptionalLong.empty());
    Path file = write("statistics", layout);
    try (ParquetFileReader reader = open(file)) {
      assertThat(reader.readColumnIndex(chunk(reader, 0, 0))).isNull();
      assertThat(reader.readColumnIndex(chunk(reader, 0, 2))).isNotNull();
      assertThat(reader.readOffsetIndex(chunk(reader, 0, 0))).isNotNull();
    }
    assertThat(
            duckdb(
                "SELECT DISTINCT path_in_schema FROM parquet_metadata('"
                    + file
                    + "') WHERE stats_min_value IS NOT NULL OR stats_null_count IS NOT NULL"))
        .containsExactly("key");
  }

  @Test
  void pagesHaveChecksums() throws Exception {
    Path file = write("checksums", FileLayout.DEFAULT);
    // Whether they are right our own reader sees, which checks each.
    try (ParquetFileReader reader = open(file)) {
      long rows = 0;
      for (var group = reader.readNextRowGroup();
          group != null;
          group = reader.readNextRowGroup()) {
        for (var column : reader.getFileMetaData().getSchema().getColumns()) {
          var pages = group.getPageReader(column);
          for (var page = pages.readPage(); page != null; page = pages.readPage()) {
            assertThat(page.getCrc()).isPresent();
          }
        }
        rows += group.getRowCount();
        group.close();
      }
      assertThat(rows).isEqualTo(ROWS);
    }
  }

  private static BloomFilter bloom(String column, double fpp) {
    return new BloomFilter(column, fpp, OptionalLong.empty(), false);
  }

  private static FileLayout layout(BloomFilter... blooms) {
    return new FileLayout(List.of(blooms), Optional.empty(), OptionalLong.empty());
  }

  private static double wrong(int tries, IntPredicate found) {
    return IntStream.range(0, tries).filter(found).count() / (double) tries;
  }

  private static String key(int row) {
    return "key-" + row * 7_919L % 1_000_003;
  }

  private static ColumnChunkMetaData chunk(ParquetFileReader reader, int group, int column) {
    return reader.getRowGroups().get(group).getColumns().get(column);
  }

  private static ParquetFileReader open(Path file) throws Exception {
    return ParquetFileReader.open(
        new RangedInput(new LocalStore().open(file.toString())),
        HadoopFreeOptions.with(new RecordCodecs()));
  }

  @Test
  void theSameRowsAreTheSameBytes() throws Exception {
    FileLayout layout = layout(bloom("up", 0.01), bloom("key", 0.001), bloom("few", 0.01));
    Path first = write("first", layout, 5_000, Form.FLAT);
    assertThat(Files.mismatch(first, write("batches", layout, 300, Form.FLAT))).isEqualTo(-1);
    assertThat(Files.mismatch(first, write("codes", layout, 2_500, Form.DICTIONARY))).isEqualTo(-1);
  }

  private Path write(String name, FileLayout layout) {
    return write(name, layout, 5_000, Form.FLAT);
  }

  private Path write(String name, FileLayout layout, int batchRows, Form form) {
    Path file = folder.resolve(name + ".parquet");
    List<Column> columns = BatchText.columns(SCHEMA);
    List<Field> fields = columns.stream().map(it -> new Field(it.name(), it.type())).toList();
    List<DataType> types = columns.stream().map(Column::type).toList();
    ParquetSettings settings = new ParquetSettings(Compression.SNAPPY, 20_480, 1L << 40, 1L << 40);
    List<IntFunction<Value>> cells =
        List.of(
            row -> new Value.Int(3L * row),
            row -> new Value.Int(ROWS - row),
            row -> new Value.Text(key(row)),
            row -> new Value.Text("w" + row / 20_000),
            row -> new Value.Real(row % 2 == 0 ? -0.0 : row),
            row -> new Value.Real(row % 9_999 == 0 ? Double.NaN : row),
            row -> row % 20_480 > 20_300 ? new Value.Text("r") : Value.NULL);
    try (ExecutionContext context = Tables.context(1L << 30);
        ParquetSink sink =
            new ParquetSink(
                fields, settings, layout, new LocalStore().create(file.toString()), context)) {
      for (int from = 0; from < ROWS; from += batchRows) {
        int start = from;
        int end = Math.min(ROWS, from + batchRows);
        List<List<Value>> values =
            cells.stream()
                .map(cell -> IntStream.range(start, end).mapToObj(cell).toList())
                .toList();
        try (Batch batch = BatchText.batch(context.allocator(), form, types, values)) {
          int[] positions = IntStream.range(0, batch.rows()).toArray();
          int[] ordinals = IntStream.range(0, types.size()).toArray();
          for (int done = 0; done < positions.length; ) {
            done += sink.write(batch, ordinals, positions, done, positions.length);
          }
        }
      }
      sink.finish();
      assertThat(sink.publish()).isTrue();
    }
    return file;
  }

  private static List<String> duckdb(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
