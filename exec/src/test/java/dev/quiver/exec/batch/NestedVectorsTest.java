package dev.quiver.exec.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.CellText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.fixture.RandomNested;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

class NestedVectorsTest {
  private static final long SEED = 20_261_120;

  private final RandomNested random = new RandomNested(new Random(SEED));

  @Test
  void givesBackWhatWasWritten() {
    for (int round = 0; round < 200; round++) {
      DataType type = random.type(3);
      List<Value> values = random.values(type, round % 7);
      try (BufferAllocator allocator = Leaks.allocator();
          ColumnVector vector = Values.vector(allocator, type, values)) {
        assertThat(values(vector)).as("seed %d, %s", SEED, type.text()).isEqualTo(values);
      }
    }
  }

  @Test
  void readsEveryForm() {
    for (int round = 0; round < 100; round++) {
      DataType type = random.type(3);
      List<Value> values = random.values(type, round % 7);
      for (Form form : Form.values()) {
        try (BufferAllocator allocator = Leaks.allocator();
            Batch batch = BatchText.batch(allocator, form, List.of(type), List.of(values))) {
          assertThat(BatchText.rows(batch))
              .as("seed %d, %s %s", SEED, form, type.text())
              .isEqualTo(values.stream().map(value -> CellText.print(type, value)).toList());
        }
      }
    }
  }

  @Test
  void makesNullsOfAnyType() {
    for (int round = 0; round < 50; round++) {
      DataType type = random.type(3);
      try (BufferAllocator allocator = Leaks.allocator();
          ColumnVector nulls = Nulls.of(type, 3, allocator)) {
        assertThat(nulls.type()).isEqualTo(type);
        assertThat(values(nulls)).containsOnly(Value.NULL).hasSize(3);
      }
    }
  }

  @Test
  void leavesAsArrowsOwn() {
    for (int round = 0; round < 100; round++) {
      DataType type = random.type(3);
      List<Value> values = random.values(type, 1 + round % 7);
      Schema schema = new Schema(List.of(new Field("c", type)));
      for (Form form : Form.values()) {
        try (BufferAllocator allocator = Leaks.allocator();
            Batch batch = BatchText.batch(allocator, form, List.of(type), List.of(values));
            VectorSchemaRoot root = ArrowExport.root(batch, schema, allocator)) {
          assertThat(ArrowValues.of(type, root.getVector(0)))
              .as("seed %d, %s %s", SEED, form, type.text())
              .isEqualTo(values);
        }
      }
    }
  }

  private static List<Value> values(ColumnVector vector) {
    return IntStream.range(0, vector.rows()).mapToObj(row -> Values.get(vector, row)).toList();
  }
}
