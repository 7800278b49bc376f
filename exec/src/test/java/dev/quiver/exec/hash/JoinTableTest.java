package dev.quiver.exec.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinTable.Asked;
import dev.quiver.exec.kernel.ScalarHashKernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Holds tables of many rows, in several slices, against a map.
class JoinTableTest {
  private static final int ROWS = 300_000;
  private static final int BATCH = 1_000;
  private static final int WORKERS = 3;

  private final Random random = new Random(20_261_120);

  @Test
  void findsRowsNearEachOther() {
    check(Simple.INT64, row -> row * 3L - 100, RankIndex.class, false);
  }

  @Test
  void findsRepeatedRowsInPlanOrder() {
    check(Simple.INT64, _ -> random.nextInt(ROWS), RankIndex.class, true);
  }

  @Test
  void findsNarrowRows() {
    check(Simple.INT32, row -> row * 5 - 1_000, RankIndex.class, false);
  }

  @Test
  void findsRowsFarFromEachOther() {
    check(Simple.INT64, row -> row * 1_000_003L, WordIndex.class, false);
  }

  @Test
  void findsRepeatedRowsFarFromEachOther() {
    check(Simple.INT64, _ -> random.nextInt(ROWS) * 1_000_003L, WordIndex.class, true);
  }

  @Test
  void findsRowsAsFarAsCanBe() {
    check(
        Simple.INT64,
        row -> row == 7 ? Long.MIN_VALUE : row == 8 ? Long.MAX_VALUE : row,
        TagIndex.class,
        false);
  }

  @Test
  void countsRowsOfWhichSomeRepeat() {
    check(Simple.INT64, row -> row < 150_000 ? row : row / 2 + 200_000L, RankIndex.class, true);
  }

  @Test
  void findsOneKeyOfManyRows() {
    check(Simple.INT64, row -> row % 100 == 0 ? 42 : row, RankIndex.class, true);
  }

  @Test
  void findsOneKeyOfManyRowsAmongFarOnes() {
    check(Simple.INT64, row -> row % 3 == 0 ? row * 1_000_003L : 42, WordIndex.class, true);
  }

  @Test
  void findsRepeatedRowsAsFarAsCanBe() {
    check(
        Simple.INT64,
        row -> row == 7 ? Long.MIN_VALUE : row == 8 ? Long.MAX_VALUE : row % 3 == 0 ? 5 : row / 2,
        TagIndex.class,
        true);
  }

  private void check(DataType type, IntToLongFunction key, Class<?> index, boolean hasRepeats) {
    long[] keys = new long[ROWS];
    for (int i = 0; i < ROWS; i++) {
      keys[i] = key.applyAsLong(i);
    }
    for (Asked asked : Asked.values()) {
      for (int threads : new int[] {1, 4}) {
        check(type, keys, threads, index, hasRepeats, asked);
      }
    }
  }

  private static void check(
      DataType type, long[] keys, int threads, Class<?> index, boolean hasRepeats, Asked asked) {
    ExecutionSettings settings =
        new ExecutionSettings(threads, BATCH, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
        Account account = context.account("join")) {
      JoinLayout layout =
          JoinLayout.of(List.of(type), List.of(false), List.of(Simple.INT64), List.of(-1));
      List<JoinRows> rows = new ArrayList<>();
      try (JoinTable table =
          new JoinTable(layout, asked, threads, account, new StopSignal(new Cancellation()))) {
        for (int worker = 0; worker < WORKERS; worker++) {
          rows.add(new JoinRows(layout, account));
        }
        fill(type, keys, layout, rows, account);
        int parts = table.open(rows);
        boolean isHashed = index != RankIndex.class;
        assertThat(parts).isEqualTo(isHashed ? 2 * threads : 0);
        assertThat(table.slices()).isEqualTo(isHashed ? 8 : threads);
        shuffled(parts).forEach(table::sort);
        shuffled(table.slices()).forEach(table::build);
        assertThat(table.index()).isInstanceOf(index);
        assertThat(table.hasRepeats()).isEqualTo(hasRepeats);
        compare(type, keys, table, asked, account);
      } finally {
        rows.forEach(JoinRows::close);
      }
    }
  }

  private static List<Integer> shuffled(int count) {
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(numbers, new Random(1));
    return numbers;
  }

  /// Morsels go to workers by turns; the second column is the row's number.
  private static void fill(
      DataType type, long[] keys, JoinLayout layout, List<JoinRows> rows, Account account) {
    try (KeyColumns columns = columns(type, account)) {
      for (int from = 0; from < keys.length; from += BATCH) {
        long ticket = from / BATCH / 2;
        try (ColumnVector key = vector(type, keys, from, account.allocator());
            ColumnVector number = numbers(from, account.allocator())) {
          columns.open(List.of(key), Selection.all(BATCH), layout.rows());
          rows.get((int) (ticket * 7 % WORKERS))
              .append(ticket, columns, List.of(number), Selection.all(BATCH));
        }
      }
    }
  }

  private static void compare(
      DataType type, long[] keys, JoinTable table, Asked asked, Account account) {
    Map<Long, List<Long>> expected = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      expected.computeIfAbsent(keys[i], _ -> new ArrayList<>()).add((long) i);
    }
    findAll(type, keys, table, asked, expected, account);
    long[] probes = new long[4 * BATCH];
    Random random = new Random(3);
    for (int i = 0; i < probes.length; i++) {
      probes[i] = keys[random.nextInt(keys.length)] + random.nextInt(3) - 1;
    }
    long[] heads = new long[BATCH];
    long[] ofCodes = new long[BATCH];
    int valueAt = WordSlots.valueAt(table.layout().rows().slot(1));
    try (JoinProbe probe = new JoinProbe(table, columns(type, account))) {
      for (int from = 0; from < probes.length; from += BATCH) {
        try (ColumnVector key = vector(type, probes, from, account.allocator())) {
          probe.find(List.of(key), Selection.all(BATCH), heads);
          try (ColumnVector coded = coded((FlatVector) key, account.allocator())) {
            probe.find(List.of(coded), Selection.all(BATCH), ofCodes);
          }
          for (int i = 0; i < BATCH; i++) {
            assertThat(ofCodes[i]).isEqualTo(i % 7 == 0 ? 0 : heads[BATCH - 1 - i]);
          }
        }
        for (int i = 0; i < BATCH; i++) {
          List<Long> rows = expected.getOrDefault(probes[from + i], List.of());
          List<Long> found = new ArrayList<>();
          for (long row = heads[i]; row != 0; row = JoinLayout.next(row)) {
            found.add(Memory.getLong(row + valueAt));
          }
          switch (asked) {
            case WHETHER -> assertThat(found.isEmpty()).isEqualTo(rows.isEmpty());
            case HOW_MANY -> assertThat(found).hasSameSizeAs(rows);
            case ROWS -> assertThat(found).isEqualTo(rows);
          }
        }
      }
    }
  }

  private static void findAll(
      DataType type,
      long[] keys,
      JoinTable table,
      Asked asked,
      Map<Long, List<Long>> expected,
      Account account) {
    long[] heads = new long[BATCH];
    int valueAt = WordSlots.valueAt(table.layout().rows().slot(1));
    int wrong = 0;
    try (JoinProbe probe = new JoinProbe(table, columns(type, account))) {
      for (int from = 0; from < keys.length; from += BATCH) {
        try (ColumnVector key = vector(type, keys, from, account.allocator())) {
          probe.find(List.of(key), Selection.all(BATCH), heads);
        }
        for (int i = 0; i < BATCH; i++) {
          boolean isFirst =
              heads[i] != 0
                  && (asked != Asked.ROWS
                      || Memory.getLong(heads[i] + valueAt)
                          == expected.getOrDefault(keys[from + i], List.of()).getFirst());
          wrong += isFirst ? 0 : 1;
        }
      }
    }
    assertThat(wrong).isZero();
  }

  private static KeyColumns columns(DataType type, Account account) {
    return new KeyColumns(account, List.of(type), new ScalarHashKernels());
  }

  private static ColumnVector vector(
      DataType type, long[] keys, int from, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, type, BATCH)) {
      for (int i = 0; i < BATCH; i++) {
        if (type == Simple.INT32) {
          Memory.putInt(writer.address(i), (int) keys[from + i]);
        } else {
          Memory.putLong(writer.address(i), keys[from + i]);
        }
      }
      return writer.finish();
    }
  }

  /// The values of a vector backwards, as codes, every seventh NULL.
  private static ColumnVector coded(FlatVector values, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT32, BATCH)) {
      for (int i = 0; i < BATCH; i++) {
        Memory.putInt(writer.address(i), BATCH - 1 - i);
        if (i % 7 == 0) {
          writer.setNull(i);
        }
      }
      FlatVector codes = writer.finish();
      return new DictionaryVector(
          BATCH, codes.validity(), codes.values(), values.retain(), codes.lease());
    }
  }

  private static ColumnVector numbers(int from, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT64, BATCH)) {
      for (int i = 0; i < BATCH; i++) {
        Memory.putLong(writer.address(i), from + i);
      }
      return writer.finish();
    }
  }
}
