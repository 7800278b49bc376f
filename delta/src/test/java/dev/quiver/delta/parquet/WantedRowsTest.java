package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.parquet.Sieve.Step;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.catalog.TableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of which a sieve leaves no row are neither checked nor decompressed, also in the middle of
/// a batch; of others just the rows left are given.
class WantedRowsTest {
  private static final int PAGES = 12;
  private static final int PAGE_ROWS = 50;
  private static final int SPOILED = 4;

  @TempDir Path folder;

  @Test
  void looksAtNoPageWithoutWantedRows() throws IOException {
    Path file = write();
    for (int batchRows : new int[] {3, 200, 1_000}) {
      assertThat(read(file, batchRows, row -> row == 7 || row == 555))
          .as("batches of %d", batchRows)
          .containsExactly("7", "555");
      assertThat(read(file, batchRows, row -> row % 60 == 59 && page(row) != SPOILED))
          .as("batches of %d", batchRows)
          .containsExactly("59", "119", "179", "299", "359", "419", "479", "539", "599");
      assertThat(read(file, batchRows, _ -> false)).isEmpty();
    }
  }

  @Test
  void looksAtPagesOfWhichOneRowIsWanted() throws IOException {
    Path file = write();
    for (int batchRows : new int[] {3, 200, 1_000}) {
      assertThatThrownBy(() -> read(file, batchRows, row -> row == SPOILED * PAGE_ROWS + 49))
          .isInstanceOf(TableException.class)
          .hasMessageContaining("checksum");
    }
  }

  private static int page(int row) {
    return row / PAGE_ROWS;
  }

  private Path write() throws IOException {
    HandMadeFile file =
        new HandMadeFile(
            new PageForm(PageForm.Levels.COUNTED, PageForm.Codec.SNAPPY, true),
            SPOILED,
            header -> header.setCrc(header.getCrc() + 1));
    for (int page = 0; page < PAGES; page++) {
      ByteBuffer values = ByteBuffer.allocate(PAGE_ROWS * 8).order(ByteOrder.LITTLE_ENDIAN);
      for (int row = 0; row < PAGE_ROWS; row++) {
        values.putLong((long) page * PAGE_ROWS + row);
      }
      file.page(Collections.nCopies(PAGE_ROWS, true), Encoding.PLAIN, values.array());
    }
    return file.write(folder.resolve("rows.parquet"), new SchemaElement().setType(Type.INT64));
  }

  private static List<String> read(Path path, int batchRows, IntPredicate wanted) {
    int[] first = {0};
    Step step =
        new Step(
            List.of(),
            (batch, _, selected) -> {
              int from = first[0];
              first[0] += batch.capacity();
              int[] found =
                  IntStream.range(0, batch.capacity()).filter(i -> wanted.test(from + i)).toArray();
              System.arraycopy(found, 0, selected, 0, found.length);
              return found.length;
            });
    List<String> rows = new ArrayList<>();
    try (ExecutionContext context = ParquetRows.context();
        ParquetFile file = ParquetFile.open(new LocalStore(), path.toString());
        RowGroupSource source =
            file.read(
                0,
                RowRanges.all((long) PAGES * PAGE_ROWS),
                StoredColumn.of(ParquetRows.fields("c int64")),
                new Sieve(List.of(step)),
                batchRows,
                context)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        rows.addAll(BatchText.rows(batch));
        batch.close();
      }
    }
    return rows;
  }
}
