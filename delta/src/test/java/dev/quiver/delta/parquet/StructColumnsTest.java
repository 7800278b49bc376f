package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructColumnsTest {
  private static final Struct INNER = new Struct(List.of(new Field("text", Simple.STRING)));
  private static final Struct OUTER =
      new Struct(List.of(new Field("number", Simple.INT64), new Field("inner", INNER)));

  @TempDir private Path folder;

  @Test
  void tellsNullsOfEveryDepthApart() throws Exception {
    Path file = folder.resolve("structs.parquet");
    List<String> wanted = new ArrayList<>();
    try (ExecutionContext context = Tables.context(1L << 30);
        ParquetSink sink =
            new ParquetSink(
                List.of(new Field("s", OUTER), new Field("id", Simple.INT64)),
                ParquetSettings.DEFAULT,
                new LocalStore().create(file.toString()),
                context)) {
      for (int batch = 0; batch < 100; batch++) {
        try (Batch rows = batch(context.allocator())) {
          int done = 0;
          while (done < 4) {
            done += sink.write(rows, new int[] {0, 1}, new int[] {0, 1, 2, 3}, done, 4);
          }
        }
        wanted.addAll(
            List.of(
                "false|1|false|x",
                "true|null|true|null",
                "false|null|true|null",
                "false|4|false|null"));
      }
      WrittenFile written = sink.finish();
      sink.publish();
      assertThat(written.columns())
          .extracting(column -> column.leaf().path())
          .containsExactly(List.of("s", "number"), List.of("s", "inner", "text"), List.of("id"));
      assertThat(written.columns())
          .extracting(WrittenFile.WrittenColumn::nulls)
          .containsExactly(200L, 300L, 0L);
    }
    assertThat(duckdb(file)).isEqualTo(wanted);
  }

  /// Four rows: all there; no struct; neither number nor inner struct; an inner struct of NULL.
  private static Batch batch(BufferAllocator allocator) {
    ColumnVector number = BatchText.batch(allocator, "n int64", "1", "99", "null", "4").column(0);
    ColumnVector text =
        BatchText.batch(allocator, "t string", "x", "hidden", "hidden", "null").column(0);
    ColumnVector id = BatchText.batch(allocator, "i int64", "1", "2", "3", "4").column(0);
    StructVector inner = struct(allocator, INNER, 0b1011, List.of(text));
    return Batch.of(List.of(struct(allocator, OUTER, 0b1101, List.of(number, inner)), id), 4);
  }

  private static StructVector struct(
      BufferAllocator allocator, Struct type, int valid, List<ColumnVector> members) {
    ArrowBuf validity = allocator.buffer(8);
    Memory.putLong(validity.memoryAddress(), valid);
    return new StructVector(type, 4, validity.memoryAddress(), members, Lease.of(validity));
  }

  private static List<String> duckdb(Path file) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT s IS NULL, s.number, s.inner IS NULL, s.inner.text FROM read_parquet('%s')"
                    .formatted(file))) {
      while (rows.next()) {
        lines.add(
            "%s|%s|%s|%s"
                .formatted(
                    rows.getObject(1), rows.getObject(2), rows.getObject(3), rows.getObject(4)));
      }
    }
    return lines;
  }
}
