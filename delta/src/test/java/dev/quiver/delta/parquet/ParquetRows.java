package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads Parquet files into text, and fails on leaked memory.
final class ParquetRows {
  private static final long MEMORY = 1L << 30;

  private ParquetRows() {}

  static ExecutionContext context() {
    return context(KernelChoice.SIMD);
  }

  static ExecutionContext context(KernelChoice kernels) {
    return new ExecutionContext(
        new ExecutionSettings(1, 2_048, MEMORY, kernels), new Cancellation());
  }

  /// The columns of a schema such as `a int64, b string`.
  static List<Field> fields(String schema) {
    return BatchText.columns(schema).stream()
        .map(column -> new Field(column.name(), column.type()))
        .toList();
  }

  /// All rows, as `1|x|null`, which are the same with every kind of kernels and wherever rows are
  /// passed over.
  static List<String> read(Path file, List<Field> fields, int batchRows) {
    List<String> rows = read(new LocalStore(), file.toString(), fields, batchRows);
    try (ExecutionContext context = context(KernelChoice.SCALAR)) {
      assertThat(read(new LocalStore(), file.toString(), fields, batchRows, context))
          .isEqualTo(rows);
    }
    SkippedRows.check(file, fields, rows, batchRows);
    return rows;
  }

  static List<String> read(ObjectStore store, String file, List<Field> fields, int batchRows) {
    try (ExecutionContext context = context()) {
      return read(store, file, fields, batchRows, context);
    }
  }

  private static List<String> read(
      ObjectStore store, String file, List<Field> fields, int batchRows, ExecutionContext context) {
    List<String> rows = new ArrayList<>();
    try (ParquetFile parquet = ParquetFile.open(store, file)) {
      for (int i = 0; i < parquet.footer().rowGroups().size(); i++) {
        try (RowGroupSource source = parquet.read(i, StoredColumn.of(fields), batchRows, context)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            rows.addAll(BatchText.rows(batch));
            batch.close();
          }
        }
      }
    }
    return rows;
  }
}
