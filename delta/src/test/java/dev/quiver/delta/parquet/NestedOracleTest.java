package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads columns inside of columns as DuckDB wrote and reads them.
class NestedOracleTest {
  private static final long SEED = 20261120;
  private static final int SCHEMAS = 7;

  @TempDir Path folder;

  @Test
  void readsColumnsOfAnyDepth() throws SQLException {
    Random random = new Random(SEED);
    try (DuckFile duck = new DuckFile()) {
      for (int i = 0; i < SCHEMAS; i++) {
        List<Field> fields = new RandomType(random).fields(2, 1 + random.nextInt(4));
        int rows = i == 0 ? 0 : 1 + random.nextInt(1_500);
        Path file = write(duck, fields, rows, i);
        List<String> expected = duck.readNested(file, fields);
        assertThat(expected).hasSize(rows);
        for (int batchRows : List.of(1, 3, 2_048)) {
          assertThat(ParquetRows.read(file, fields, batchRows))
              .as("seed %d, schema %d: %s, batches of %d", SEED, i, fields, batchRows)
              .containsExactlyElementsOf(expected);
        }
      }
    }
  }

  private Path write(DuckFile duck, List<Field> fields, int rows, int number) throws SQLException {
    DuckNested sql = new DuckNested();
    Path file = folder.resolve(number + ".parquet");
    String values =
        fields.stream()
            .map(field -> sql.value(field.type(), "i") + " as " + field.name())
            .collect(Collectors.joining(", "));
    duck.run(
        "copy (select %s from range(%d) t(i)) to '%s' (format parquet, compression snappy, row_group_size 2048)"
            .formatted(values, rows, file));
    return file;
  }
}
