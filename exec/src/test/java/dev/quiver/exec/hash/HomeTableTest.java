package dev.quiver.exec.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.ResourceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Opens and fills slices of a table in any order.
class HomeTableTest {
  private static final int SLICES = 4;
  private static final int ROWS = 1_000;

  @Test
  void givesRowsWithoutRoomInOrderBehindTheLastSlice() {
    List<Long> given = new ArrayList<>();
    try (ExecutionContext context = context(1L << 20);
        Account account = context.account("join");
        HomeTable table = new HomeTable(ROWS, Long.BYTES, SLICES, account)) {
      table.keep(1, 10);
      table.built((_, row) -> given.add(row));
      table.keep(2, 20);
      table.keep(1, 11);
      table.built((_, row) -> given.add(row));
      table.built((_, row) -> given.add(row));
      assertThat(given).isEmpty();
      table.built((_, row) -> given.add(row));
      assertThat(given).containsExactly(10L, 20L, 11L);
    }
  }

  @Test
  void clearsItsOwnSliceOnly() {
    try (ExecutionContext context = context(1L << 20);
        Account account = context.account("join");
        HomeTable table = new HomeTable(ROWS, Long.BYTES, SLICES, account)) {
      long end = table.open(1);
      long bytes = (table.mask() + 1L) * Long.BYTES / SLICES;
      assertThat(end).isEqualTo(table.base() + 2 * bytes);
      Memory.fill(table.base(), SLICES * bytes, (byte) 1);
      table.open(2);
      assertThat(Memory.getByte(end - 1)).isEqualTo((byte) 1);
      assertThat(Memory.getByte(end)).isZero();
      assertThat(Memory.getByte(end + bytes - 1)).isZero();
      assertThat(Memory.getByte(end + bytes)).isEqualTo((byte) 1);
    }
  }

  @Test
  void hasTwiceTheEntriesOfItsRowsAtLeast() {
    try (ExecutionContext context = context(1L << 20);
        Account account = context.account("join")) {
      for (int rows : new int[] {0, 1, 8, 9, 1_000, 1_024, 1_025}) {
        try (HomeTable table = new HomeTable(rows, Long.BYTES, 1, account)) {
          assertThat(table.mask() + 1).isGreaterThanOrEqualTo(Math.max(16, 2 * rows));
        }
      }
    }
  }

  @Test
  void asksTheBudget() {
    try (ExecutionContext context = context(1L << 12);
        Account account = context.account("join");
        HomeTable table = new HomeTable(ROWS, Long.BYTES, SLICES, account)) {
      assertThatThrownBy(() -> table.open(0)).isInstanceOf(ResourceException.class);
    }
  }

  private static ExecutionContext context(long bytes) {
    return new ExecutionContext(
        new ExecutionSettings(2, 16, bytes, KernelChoice.SCALAR), new Cancellation());
  }
}
