package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.type.Field;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts what reading of nested columns leaves on the heap: some objects a batch, none a row.
class NestedAllocationTest {
  private static final int ROWS = 200_000;
  private static final int BATCH_ROWS = 50_000;
  private static final long LIMIT = 2L * ROWS;
  private static final int MOST_RUNS = 40;

  @TempDir Path folder;

  @Test
  void allocatesNothingPerRow() throws SQLException {
    Path file = folder.resolve("nested.parquet");
    try (DuckFile duck = new DuckFile()) {
      duck.run(
          "copy (select case when i % 10 > 0 then list_transform(range(i % 7), lambda x:"
              + " case when x <> 2 then {'n': x, 's': 'a text of some length ' || (x * i)} end) end l,"
              + " map {'one': [i, null], 'two': []} m, case when i % 3 = 0 then {'a': i, 'b': {'c': 'x'}}"
              + "::variant end v from range("
              + ROWS
              + ") t(i)) to '"
              + file
              + "' (format parquet, compression snappy)");
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (String column :
        List.of("l array<struct<n:int64,s:string>>", "m map<string,array<int64>>", "v variant")) {
      List<Field> fields = ParquetRows.fields(column);
      // The first times classes are loaded, too, and objects that never leave a method are spared
      // only when it is compiled, which a busy machine does late. One object a row would be far
      // above the limit every time.
      long least = Long.MAX_VALUE;
      for (int i = 0; i < MOST_RUNS && least >= LIMIT; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        int rows = read(file, fields);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        assertThat(rows).isEqualTo(ROWS);
      }
      assertThat(least).as("bytes of %s", column).isLessThan(LIMIT);
    }
  }

  private static int read(Path file, List<Field> fields) {
    int rows = 0;
    try (ExecutionContext context = ParquetRows.context(KernelChoice.SCALAR);
        ParquetFile parquet = ParquetFile.open(new LocalStore(), file.toString())) {
      for (int i = 0; i < parquet.footer().rowGroups().size(); i++) {
        try (RowGroupSource source =
            parquet.read(i, StoredColumn.of(fields), BATCH_ROWS, context)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            rows += batch.rows();
            batch.close();
          }
        }
      }
    }
    return rows;
  }
}
