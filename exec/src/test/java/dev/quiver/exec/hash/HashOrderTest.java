package dev.quiver.exec.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashOrderTest {
  @Test
  void ordersByHashUnsignedThenByKey() {
    long seed = 11;
    Random random = new Random(seed);
    RowLayout layout = new RowLayout(Long.BYTES, List.of(Simple.INT64));
    Cancellation cancellation = new Cancellation();
    ExecutionSettings settings = new ExecutionSettings(1, 1, 1L << 24, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, cancellation);
        Account account = context.account("test");
        RowStore store = new RowStore(account, layout.width())) {
      for (int count : new int[] {0, 1, 2, 33, 1_000, 20_000}) {
        long partition = (long) random.nextInt(PartitionedRows.PARTITIONS) << 58;
        long[] rows = new long[count + 2];
        for (int i = 1; i <= count; i++) {
          rows[i] = store.append();
          // One hash in eight is repeated, as if several keys had it.
          long hash = i > 8 && i % 8 == 0 ? RowLayout.hash(rows[i - 5]) : random.nextLong() >>> 6;
          Memory.putLong(rows[i], hash | partition);
          Memory.putByte(rows[i] + Long.BYTES, (byte) (i % 50 == 0 ? 1 : 0));
          Memory.putLong(rows[i] + 2L * Long.BYTES, random.nextInt(4));
        }
        new HashOrder(layout, account, new StopSignal(cancellation)).sort(rows, 1, count + 1);
        assertThat(rows[0]).isZero();
        assertThat(rows[count + 1]).isZero();
        for (int i = 2; i <= count; i++) {
          assertThat(layout.compare(rows[i - 1], rows[i], 1))
              .as("seed %d, %d rows, row %d", seed, count, i)
              .isNotPositive();
        }
      }
    }
  }
}
