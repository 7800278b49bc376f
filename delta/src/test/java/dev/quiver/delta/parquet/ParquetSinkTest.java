package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.RandomValues;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.parquet.record.RecordFile;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkTest {
  private static final String SCHEMA =
      "b boolean, i8 int8, i16 int16, i32 int32, i64 int64, f float32, d float64, s string,"
          + " x binary, day date, at timestamp, local timestamp_ntz, c9 decimal(9,2),"
          + " c18 decimal(18,4), c19 decimal(19,0), c38 decimal(38,10)";
  private static final List<Column> COLUMNS = BatchText.columns(SCHEMA);
  private static final List<DataType> TYPES = COLUMNS.stream().map(Column::type).toList();
  private static final List<Field> FIELDS =
      COLUMNS.stream().map(column -> new Field(column.name(), column.type())).toList();
  private static final ParquetSettings SMALL =
      new ParquetSettings(Compression.SNAPPY, 2_560, 1L << 40, 1L << 40);

  @TempDir private Path folder;

  @Test
  void givesBackWhatItWasGiven() throws Exception {
    for (int seed = 1; seed <= 12; seed++) {
      Random random = new Random(seed);
      int rows = pick(random, List.of(1, 3, 255, 256, 257, 4_000, 30_000));
      int nulls = pick(random, List.of(0, 10, 100));
      List<List<Value>> columns = columns(random, rows, nulls);
      if (seed % 2 == 0) {
        columns.replaceAll(ParquetSinkTest::rising);
      }
      Compression compression = pick(random, List.of(Compression.values()));
      Path file = folder.resolve("seed-" + seed + ".parquet");
      ParquetSettings settings = new ParquetSettings(compression, 10_240, 1L << 40, 1L << 40);
      write(file, settings, columns, 2_048, pick(random, List.of(Form.values())));
      List<String> wanted = lines(columns);
      assertThat(duckdb(file)).as("DuckDB, seed %d", seed).isEqualTo(wanted);
      assertThat(parquetMr(file)).as("Parquet-MR, seed %d", seed).isEqualTo(wanted);
      assertThat(ours(file)).as("our reader, seed %d", seed).isEqualTo(wanted);
    }
  }

  @Test
  void writesTheSameBytesHoweverTheRowsArrive() throws Exception {
    List<List<Value>> columns = columns(new Random(5), 6_000, 10);
    Path first = folder.resolve("first.parquet");
    write(first, SMALL, columns, 6_000, Form.FLAT);
    for (Form form : Form.values()) {
      for (int batchRows : form == Form.FLAT ? new int[] {1, 3, 2_048} : new int[] {700}) {
        Path again = folder.resolve(form + "-" + batchRows);
        write(again, SMALL, columns, batchRows, form);
        assertThat(Files.mismatch(first, again)).as("%s, %d rows", form, batchRows).isEqualTo(-1);
      }
    }
  }

  @Test
  void letsGoOfEverythingWhenClosedEarly() throws Exception {
    try (ExecutionContext context = context(1L << 30)) {
      ParquetSink sink = open(folder.resolve("never"), SMALL, context);
      write(sink, columns(new Random(3), 5_000, 10), 1_000, Form.FLAT, context);
      sink.close();
      sink.close();
      assertThat(context.budget().used()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  /// The same values, integers sorted, as those are written in another way that rise.
  private static List<Value> rising(List<Value> column) {
    List<Value> sorted =
        column.stream()
            .filter(Value.Int.class::isInstance)
            .sorted(Comparator.comparingLong(value -> ((Value.Int) value).value()))
            .toList();
    Iterator<Value> next = sorted.iterator();
    return column.stream().map(value -> value instanceof Value.Int ? next.next() : value).toList();
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  static ExecutionContext context(long memory) {
    return new ExecutionContext(
        new ExecutionSettings(1, 2_048, memory, KernelChoice.AUTO), new Cancellation());
  }

  private static List<List<Value>> columns(Random random, int rows, int nulls) {
    RandomValues values = new RandomValues(random);
    List<List<Value>> columns = new ArrayList<>();
    for (DataType type : TYPES) {
      int distinct = pick(random, List.of(1, 5, 300, 50_000));
      columns.add(values.column(type, rows, nulls, distinct));
    }
    return columns;
  }

  private static ParquetSink open(Path file, ParquetSettings settings, ExecutionContext context) {
    return new ParquetSink(FIELDS, settings, new LocalStore().create(file.toString()), context);
  }

  private static void write(
      Path file, ParquetSettings settings, List<List<Value>> columns, int batchRows, Form form) {
    try (ExecutionContext context = context(1L << 30);
        ParquetSink sink = open(file, settings, context)) {
      write(sink, columns, batchRows, form, context);
      WrittenFile written = sink.finish();
      assertThat(sink.publish()).isTrue();
      assertThat(written.rows()).isEqualTo(columns.getFirst().size());
      assertThat(written.bytes()).isEqualTo(file.toFile().length());
    }
  }

  private static void write(
      ParquetSink sink,
      List<List<Value>> columns,
      int batchRows,
      Form form,
      ExecutionContext context) {
    int rows = columns.getFirst().size();
    for (int from = 0; from < rows; from += batchRows) {
      int start = from;
      int end = Math.min(rows, from + batchRows);
      List<List<Value>> part = columns.stream().map(all -> all.subList(start, end)).toList();
      try (Batch batch = BatchText.batch(context.allocator(), form, TYPES, part)) {
        int[] positions =
            IntStream.range(0, batch.rows()).map(batch.selection()::position).toArray();
        int[] ordinals = IntStream.range(0, TYPES.size()).toArray();
        for (int done = 0; done < positions.length; ) {
          done += sink.write(batch, ordinals, positions, done, positions.length);
        }
      }
    }
  }

  private static List<String> lines(List<List<Value>> columns) {
    return IntStream.range(0, columns.getFirst().size())
        .mapToObj(row -> columns.stream().map(column -> String.valueOf(column.get(row))).toList())
        .map(Object::toString)
        .toList();
  }

  private static List<String> parquetMr(Path file) throws IOException {
    List<List<String>> wanted = COLUMNS.stream().map(column -> List.of(column.name())).toList();
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> row : RecordFile.read(new LocalStore(), file.toString(), wanted)) {
      List<String> cells = new ArrayList<>();
      for (Column column : COLUMNS) {
        cells.add(String.valueOf(ParquetValues.of(column.type(), row.get(column.name()))));
      }
      lines.add(cells.toString());
    }
    return lines;
  }

  private static List<String> ours(Path file) {
    List<String> lines = new ArrayList<>();
    try (ExecutionContext context = context(1L << 30);
        ParquetFile opened = ParquetFile.open(new LocalStore(), file.toString())) {
      for (int group = 0; group < opened.footer().rowGroups().size(); group++) {
        try (RowGroupSource source = opened.read(group, StoredColumn.of(FIELDS), 1_000, context)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            for (int row = 0; row < batch.rows(); row++) {
              int position = row;
              lines.add(
                  batch.columns().stream()
                      .map(vector -> Values.get(vector, position))
                      .toList()
                      .toString());
            }
            batch.close();
          }
        }
      }
    }
    return lines;
  }

  private static List<String> duckdb(Path file) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
          cells.add(String.valueOf(ParquetValues.ofDuckdb(TYPES.get(i), rows, i + 1)));
        }
        lines.add(cells.toString());
      }
    }
    return lines;
  }
}
