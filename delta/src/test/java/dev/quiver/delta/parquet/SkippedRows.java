package dev.quiver.delta.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.decode.ReaderFactory;
import dev.quiver.delta.parquet.decode.VectorReader;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Passes over some rows of a file and reads the others, all or some of a batch, which are what
/// they are without.
final class SkippedRows {
  private static final int[] STEPS = {1, 7, 64, 400, 3_000};

  private SkippedRows() {}

  /// Holds the file to `rows`, all of its rows; steps are as large as the seed wants them.
  static void check(Path file, List<Field> fields, List<String> rows, int seed) {
    int most = STEPS[seed % STEPS.length];
    try (ExecutionContext context = ParquetRows.context();
        RangedFile open = new LocalStore().open(file.toString())) {
      ParquetFooter footer = ParquetFooter.read(open);
      for (RowGroup group : footer.rowGroups()) {
        ReaderFactory readers =
            new ReaderFactory(open, group, most, Kernels.scalar(), context.allocator());
        check(readers.open(footer.schema(), StoredColumn.of(fields)), group, most, rows);
      }
    }
  }

  private static void check(
      List<VectorReader> readers, RowGroup group, int most, List<String> rows) {
    Random random = new Random(most);
    for (int row = 0; row < group.rows(); ) {
      int count = (int) Math.min(1 + random.nextInt(most), group.rows() - row);
      int from = (int) group.firstRow() + row;
      Selection wanted = wanted(count, random);
      if (random.nextInt(2) == 0 && wanted.rows() > 0) {
        try (Batch batch = read(readers, count, wanted)) {
          assertThat(BatchText.rows(batch))
              .as("steps of up to %d, some of the rows from %d on", most, from)
              .isEqualTo(
                  IntStream.range(0, wanted.rows())
                      .mapToObj(i -> rows.get(from + wanted.position(i)))
                      .toList());
        }
      } else if (random.nextInt(3) == 0) {
        try (Batch batch = read(readers, count)) {
          assertThat(BatchText.rows(batch))
              .as("steps of up to %d, rows from %d on", most, from)
              .isEqualTo(rows.subList(from, from + count));
        }
      } else {
        readers.forEach(reader -> reader.skip(count));
      }
      row += count;
    }
    readers.forEach(VectorReader::close);
  }

  /// The first or the last row, one of several, some, all, or none.
  private static Selection wanted(int rows, Random random) {
    int step = 1 + random.nextInt(12);
    int[] positions =
        switch (random.nextInt(6)) {
          case 0 -> new int[] {0};
          case 1 -> new int[] {rows - 1};
          case 2 -> IntStream.range(0, rows).filter(row -> row % step == 0).toArray();
          case 3 -> IntStream.range(0, rows).filter(_ -> random.nextInt(2 * step) == 0).toArray();
          case 4 -> IntStream.range(rows / 3, rows / 3 + rows / 5).toArray();
          default -> IntStream.range(0, rows).toArray();
        };
    return Selection.of(positions, positions.length);
  }

  private static Batch read(List<VectorReader> readers, int rows, Selection wanted) {
    List<ColumnVector> columns = new ArrayList<>();
    readers.forEach(reader -> columns.add(reader.read(rows, wanted)));
    return new Batch(columns, rows, wanted);
  }

  private static Batch read(List<VectorReader> readers, int count) {
    List<ColumnVector> columns = new ArrayList<>();
    readers.forEach(reader -> columns.add(reader.read(count)));
    return Batch.of(columns, count);
  }
}
