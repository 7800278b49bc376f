package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.WrittenFile.WrittenColumn;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.CellText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.RandomNested;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writes columns inside of columns; this reader and DuckDB find in them what was written.
class NestedSinkTest {
  private static final long SEED = 20261121;

  @TempDir Path folder;

  @Test
  void writesWhatDuckdbReads() throws SQLException {
    Random random = new Random(SEED);
    try (DuckFile duck = new DuckFile()) {
      for (int schema = 0; schema < 8; schema++) {
        List<Field> fields = new RandomType(random).fields(2, 1 + random.nextInt(4));
        List<List<Value>> columns = columns(fields, 1 + random.nextInt(1_500), random);
        Path file = folder.resolve(schema + ".parquet");
        write(file, fields, columns, 300, Form.FLAT);
        assertThat(duck.readNested(file, fields))
            .as("seed %d, schema %d: %s", SEED, schema, fields)
            .containsExactlyElementsOf(lines(fields, columns));
      }
    }
  }

  @Test
  @Tag("oracle")
  void writesWhatParquetMrReads() throws IOException {
    Random random = new Random(SEED);
    for (int schema = 0; schema < 8; schema++) {
      List<Field> fields = new RandomType(random).fields(2, 1 + random.nextInt(4));
      List<List<Value>> columns = columns(fields, 1 + random.nextInt(1_500), random);
      Path file = folder.resolve(schema + ".parquet");
      write(file, fields, columns, 300, Form.FLAT);
      assertThat(GroupText.read(file, fields))
          .as("seed %d, schema %d: %s", SEED, schema, fields)
          .containsExactlyElementsOf(lines(fields, columns));
    }
  }

  @Test
  void givesBackWhatItWasGivenHoweverItArrives() throws IOException {
    Random random = new Random(SEED);
    for (int schema = 0; schema < 10; schema++) {
      RandomNested nested = new RandomNested(random);
      List<Field> fields =
          IntStream.range(0, 2).mapToObj(i -> new Field("c" + i, nested.type(4))).toList();
      List<List<Value>> columns = columns(fields, 1 + random.nextInt(1_000), random);
      String what = "seed %d, schema %d: %s".formatted(SEED, schema, fields);
      Path file = folder.resolve(schema + ".parquet");
      write(file, fields, columns, 2_048, Form.FLAT);
      assertThat(ParquetRows.read(file, fields, 100))
          .as(what)
          .containsExactlyElementsOf(lines(fields, columns));
      Path again = folder.resolve(schema + "-again.parquet");
      write(again, fields, columns, 1 + random.nextInt(300), Form.SELECTED);
      assertThat(Files.mismatch(file, again)).as(what).isEqualTo(-1);
    }
  }

  @Test
  void tellsWhichColumnsHaveAValueARow() {
    List<Field> fields = ParquetRows.fields("l array<int32>, v variant, s struct<m:int32>");
    Path file = folder.resolve("whole.parquet");
    WrittenFile written = write(file, fields, columns(fields, 9, new Random(SEED)), 9, Form.FLAT);
    assertThat(written.columns().stream().map(WrittenColumn::leaf))
        .extracting(leaf -> String.join(".", leaf.path()) + " " + leaf.whole())
        .containsExactly("l.list.element false", "v.metadata false", "v.value false", "s.m true");
  }

  @Test
  void writesLongLists() {
    List<Field> fields = List.of(new Field("l", new ListOf(Simple.INT64)));
    List<Value> elements =
        IntStream.range(0, 500_000).<Value>mapToObj(i -> new Value.Int(i * 31L)).toList();
    List<Value> rows = List.of(new Value.Items(elements), Value.NULL, Value.Items.of());
    Path file = folder.resolve("long.parquet");
    write(file, fields, List.of(rows), 2, Form.FLAT);
    assertThat(ParquetRows.read(file, fields, 2))
        .containsExactlyElementsOf(lines(fields, List.of(rows)));
  }

  private static List<List<Value>> columns(List<Field> fields, int rows, Random random) {
    RandomNested values = new RandomNested(random);
    return fields.stream().map(field -> values.values(field.type(), rows)).toList();
  }

  private static List<String> lines(List<Field> fields, List<List<Value>> columns) {
    return IntStream.range(0, columns.getFirst().size())
        .mapToObj(row ->
            IntStream.range(0, fields.size())
                .mapToObj(i -> CellText.print(fields.get(i).type(), columns.get(i).get(row)))
                .collect(Collectors.joining("|")))
        .toList();
  }

  private static WrittenFile write(
      Path path, List<Field> fields, List<List<Value>> columns, int batchRows, Form form) {
    List<DataType> types = fields.stream().map(Field::type).toList();
    int[] ordinals = IntStream.range(0, fields.size()).toArray();
    int rows = columns.getFirst().size();
    try (ExecutionContext context = ParquetRows.context();
        ParquetSink sink =
            new ParquetSink(
                fields,
                new ParquetSettings(Compression.NONE, 512, 1L << 30, 1L << 30),
                FileLayout.DEFAULT,
                new LocalStore().create(path.toString()),
                context)) {
      for (int from = 0; from < rows; from += batchRows) {
        List<List<Value>> part = new ArrayList<>();
        for (List<Value> column : columns) {
          part.add(column.subList(from, Math.min(rows, from + batchRows)));
        }
        try (Batch batch = BatchText.batch(context.allocator(), form, types, part)) {
          int[] positions =
              IntStream.range(0, batch.rows()).map(batch.selection()::position).toArray();
          for (int done = 0; done < batch.rows(); ) {
            done += sink.write(batch, ordinals, positions, done, batch.rows());
          }
        }
      }
      WrittenFile written = sink.finish();
      sink.publish();
      return written;
    }
  }
}
