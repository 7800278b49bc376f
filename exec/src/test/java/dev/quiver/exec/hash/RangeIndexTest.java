package dev.quiver.exec.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds groups found by the values of integers against those found by hash.
class RangeIndexTest {
  private static final List<DataType> TYPES =
      List.of(
          Simple.INT64,
          Simple.INT32,
          Simple.INT16,
          Simple.INT8,
          Simple.BOOLEAN,
          Simple.DATE,
          Simple.TIMESTAMP,
          new Decimal(12, 2));
  private static final HashKernels KERNELS = Kernels.of(KernelChoice.SCALAR).hash();

  private static final int NEVER = 3;

  /// How the values of a column come.
  private enum Values {
    FEW {
      @Override
      long at(Random random, int row) {
        return 1_000_000_000_000L + random.nextInt(50);
      }
    },
    RISING {
      @Override
      long at(Random random, int row) {
        return row / 3;
      }
    },
    FALLING {
      @Override
      long at(Random random, int row) {
        return -(row / 3L);
      }
    },
    SPREADING {
      @Override
      long at(Random random, int row) {
        return random.nextLong(2L * row + 1) - row;
      }
    },
    GREATEST {
      @Override
      long at(Random random, int row) {
        return Long.MAX_VALUE - random.nextInt(row + 1);
      }
    },
    LEAST {
      @Override
      long at(Random random, int row) {
        return Long.MIN_VALUE + random.nextInt(row + 1);
      }
    },
    SPARSE {
      @Override
      long at(Random random, int row) {
        return random.nextInt(1 << 26);
      }
    },
    HALF_A_MILLION {
      @Override
      long at(Random random, int row) {
        return random.nextInt(1 << 19);
      }
    },
    ANY {
      @Override
      long at(Random random, int row) {
        return row < 3_000 ? row : random.nextLong();
      }
    },
    ENDS {
      @Override
      long at(Random random, int row) {
        return random.nextBoolean() ? Long.MAX_VALUE - row % 5 : Long.MIN_VALUE + row % 7;
      }
    };

    abstract long at(Random random, int row);
  }

  @Test
  void findsTheGroupsThatHashesFind() {
    long seed = 23;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<DataType> types = new ArrayList<>();
      List<Values> values = new ArrayList<>();
      do {
        types.add(TYPES.get(round < 20 ? 0 : random.nextInt(TYPES.size())));
        values.add(Values.values()[(round + types.size()) % Values.values().length]);
      } while (random.nextInt(3) == 0 && types.size() < 3);
      int batchRows = List.of(1, 3, 500, 2048).get(round % 4);
      int nulls = random.nextInt(3);
      String where = "seed %d round %d %s %s".formatted(seed, round, types, values);
      compare(random, types, values, nulls, batchRows, 6_000, where);
    }
  }

  @Test
  void looksAtRangesAgainWhenThereAreMoreGroups() {
    long seed = 29;
    List<DataType> types = List.of(Simple.INT64);
    List<Values> values = List.of(Values.HALF_A_MILLION);
    assertThat(compare(new Random(seed), types, values, 1, 20_000, 40_000, "few, seed " + seed))
        .isPositive();
    assertThat(compare(new Random(seed), types, values, 1, 20_000, 200_000, "many, seed " + seed))
        .isZero();
  }

  @Test
  void leavesNothingOpenWhereMemoryEnds() {
    List<DataType> types = List.of(Simple.INT64);
    for (Values values : List.of(Values.RISING, Values.HALF_A_MILLION, Values.ANY)) {
      ExecutionSettings settings = new ExecutionSettings(1, 1, 3L << 19, KernelChoice.SCALAR);
      try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
        assertThatThrownBy(() -> fill(context, types, values))
            .as(values.toString())
            .isInstanceOf(ResourceException.class);
        assertThat(context.budget().used()).as(values.toString()).isZero();
      }
    }
  }

  private static void fill(ExecutionContext context, List<DataType> types, Values values) {
    Random random = new Random(37);
    try (Account account = context.account("test");
        KeyColumns keys = new KeyColumns(account, types, KERNELS);
        GroupTable table = new GroupTable(account, new RowLayout(Long.BYTES, types), Long.BYTES);
        PartitionedRows _ = table.rows()) {
      long[] found = new long[2048];
      for (int batch = 0; batch < 100; batch++) {
        try (FlatVector vector =
            vector(context, random, Simple.INT64, values, batch * 2048, 2048, false)) {
          keys.show(List.of(vector), Selection.all(2048));
          table.find(keys, found);
        }
      }
    }
  }

  /// Answers how many of the groups are found by hash at the end.
  private static int compare(
      Random random,
      List<DataType> types,
      List<Values> values,
      int nulls,
      int batchRows,
      int rows,
      String where) {
    RowLayout layout = new RowLayout(Long.BYTES, types);
    ExecutionSettings settings = new ExecutionSettings(1, 1, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
        Account account = context.account("test");
        KeyColumns keys = new KeyColumns(account, types, KERNELS);
        GroupTable table = new GroupTable(account, layout, Long.BYTES)) {
      GroupRows others = new GroupRows(account, layout, Long.BYTES);
      try (PartitionedRows _ = table.rows();
          PartitionedRows _ = others.all();
          HashIndex hashed = new HashIndex(account, others)) {
        Map<Long, Long> pairs = new HashMap<>();
        long[] found = new long[batchRows];
        long[] expected = new long[batchRows];
        for (int batch = 0; batch < Math.min(40, rows / batchRows + 2); batch++) {
          List<FlatVector> vectors = new ArrayList<>();
          for (int i = 0; i < types.size(); i++) {
            // NULLs come late or never.
            boolean hasNull = nulls == (batch > 3 ? 1 : batch == 0 && i == 0 ? 2 : NEVER);
            vectors.add(
                vector(
                    context,
                    random,
                    types.get(i),
                    values.get(i),
                    batch * batchRows,
                    batchRows,
                    hasNull));
          }
          keys.show(vectors, Selection.all(batchRows));
          table.find(keys, found);
          keys.show(vectors, Selection.all(batchRows));
          hashed.find(keys, expected);
          for (int i = 0; i < batchRows; i++) {
            String row = where + " batch " + batch + " row " + i;
            assertThat(layout.compare(found[i], expected[i], types.size())).as(row).isZero();
            Long before = pairs.putIfAbsent(expected[i], found[i]);
            assertThat(before == null || before == found[i]).as(row).isTrue();
          }
          vectors.forEach(FlatVector::close);
        }
        assertThat(table.rows().rows()).as(where).isEqualTo(others.all().rows());
        return table.forgettable();
      }
    }
  }

  private static FlatVector vector(
      ExecutionContext context,
      Random random,
      DataType type,
      Values values,
      int first,
      int rows,
      boolean hasNull) {
    try (VectorWriter writer = new VectorWriter(context.allocator(), type, rows)) {
      for (int i = 0; i < rows; i++) {
        if (hasNull && random.nextInt(4) == 0) {
          writer.setNull(i);
        } else {
          long value = values.at(random, first + i);
          switch (Width.of(type)) {
            case 1 -> Memory.putByte(writer.address(i), (byte) value);
            case Short.BYTES -> Memory.putShort(writer.address(i), (short) value);
            case Integer.BYTES -> Memory.putInt(writer.address(i), (int) value);
            default -> Memory.putLong(writer.address(i), value);
          }
        }
      }
      return writer.finish();
    }
  }
}
