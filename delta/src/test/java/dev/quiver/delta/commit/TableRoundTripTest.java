package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaReads;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.fixture.RandomValues;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes random rows and reads them back through our own log and reader.
class TableRoundTripTest {
  private static final String SCHEMA =
      "b boolean, i8 int8, i32 int32, i64 int64, f float32, d float64, s string, day date,"
          + " at timestamp, local timestamp_ntz, c9 decimal(9,2), c38 decimal(38,10)";
  private static final List<Column> COLUMNS = BatchText.columns(SCHEMA);
  private static final List<DataType> TYPES = COLUMNS.stream().map(Column::type).toList();

  /// Files of a few hundred rows, and fewer open ones than partitions.
  private static final WriteSettings SETTINGS =
      new WriteSettings(
          InstantSource.system(),
          IdSource.random(),
          new ParquetSettings(Compression.ZSTD, 512, 1L << 20, 20_000),
          5);

  @TempDir private Path folder;
  private final LocalStore store = new LocalStore();
  private final Tables tables = new Tables(store, SETTINGS);

  @Test
  void givesBackItsRowsHoweverItIsPartitioned() {
    List<List<String>> partitionings = new ArrayList<>(List.of(List.of(), List.of("s", "day")));
    COLUMNS.forEach(column -> partitionings.add(List.of(column.name())));
    for (int seed = 1; seed <= partitionings.size(); seed++) {
      List<String> partitionBy = partitionings.get(seed - 1);
      String location = folder.resolve("table-" + seed).toString();
      List<List<Value>> columns = columns(new Random(seed));
      Snapshot table = commit(location, partitionBy, columns);
      assertThat(read(location))
          .as("seed %d, partitioned by %s", seed, partitionBy)
          .containsExactlyInAnyOrderElementsOf(lines(columns));
      table.files().forEach(file -> checkBounds(table, file));
    }
  }

  @Test
  void givesBackListsMapsAndVariants() {
    String schema =
        "id int64, l array<struct<a:int32,b:string>>, m map<string,array<int64>>, v variant,"
            + " w array<variant>";
    String variant = "01010001610201000002" + "0c05";
    String[] rows = {
      "1|[{1, x}, null, {null, y}]|[{k, [1, null]}, {l, []}, {m, null}]|"
          + variant
          + "|["
          + variant
          + ", null]",
      "2|null|null|null|null",
      "3|[]|[]|0100000c07|[]"
    };
    String location = folder.resolve("nested").toString();
    tables.commit(write(location, APPEND), schema, rows);
    tables.commit(write(location, APPEND), schema, rows[1]);
    String v = "\"v:{\"\"a\"\":5}\"";
    assertThat(read(location))
        .containsExactlyInAnyOrder(
            "[1,[[1,\"x\"],null,[null,\"y\"]],[[\"k\",[1,null]],[\"l\",[]],[\"m\",null]],"
                + v
                + ",["
                + v
                + ",null]]",
            "[2,null,null,null,null]",
            "[3,[],[],\"v:7\",[]]",
            "[2,null,null,null,null]");
    Snapshot table = tables.find(location).orElseThrow();
    assertThat(table.protocol().readerFeatures()).containsExactly("variantType");
    assertThat(table.protocol().writerFeatures())
        .containsExactly("appendOnly", "invariants", "variantType");
  }

  private Snapshot commit(String location, List<String> partitionBy, List<List<Value>> columns) {
    try (ExecutionContext context = Tables.context(1L << 30);
        TableSink sink =
            new DeltaSinks(store, tables, SETTINGS)
                .create(
                    "out",
                    write(location, APPEND, partitionBy.toArray(String[]::new)),
                    Tables.schema(SCHEMA),
                    context)) {
      int rows = columns.getFirst().size();
      for (int from = 0; from < rows; from += 200) {
        int start = from;
        int end = Math.min(rows, from + 200);
        List<List<Value>> part = columns.stream().map(all -> all.subList(start, end)).toList();
        sink.write(BatchText.batch(context.allocator(), Form.SELECTED_DICTIONARY, TYPES, part));
      }
      try (StagedWrite staged = sink.finish()) {
        tables.commit(staged);
      }
    }
    return tables.find(location).orElseThrow();
  }

  private List<String> read(String location) {
    try (ExecutionContext context = Tables.context(1L << 30)) {
      DeltaTables pinned = new DeltaTables(store);
      TableRef table = pinned.pin("out", location, OptionalLong.empty());
      DeltaReads reads = new DeltaReads(pinned, _ -> Optional.empty());
      return ScanRows.read(reads.open(ScanRows.scan(table), context));
    }
  }

  /// Rows of a file lie within what the log says of them; here each file is small enough to say it.
  private static void checkBounds(Snapshot table, DataFile file) {
    assertThat(file.statistics().rows()).isPresent();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Bounds bounds = file.statistics().columns().get(i);
      boolean stored = !table.partitionColumns().contains(COLUMNS.get(i).name());
      assertThat(bounds.nulls().isPresent()).as(COLUMNS.get(i).name()).isEqualTo(stored);
    }
  }

  private static List<List<Value>> columns(Random random) {
    RandomValues values = new RandomValues(random);
    List<List<Value>> columns = new ArrayList<>();
    for (DataType type : TYPES) {
      List<Value> column = values.column(type, 600, 10, 6);
      columns.add(column.stream().map(TableRoundTripTest::filled).toList());
    }
    return columns;
  }

  /// An empty string cannot be a partition's value.
  private static Value filled(Value value) {
    return value instanceof Value.Text(var text) && text.isEmpty() ? new Value.Text("-") : value;
  }

  private static List<String> lines(List<List<Value>> columns) {
    try (ExecutionContext context = Tables.context(1L << 30);
        Batch batch = BatchText.batch(context.allocator(), Form.FLAT, TYPES, columns)) {
      return IntStream.range(0, batch.rows()).mapToObj(row -> ScanRows.line(batch, row)).toList();
    }
  }
}
