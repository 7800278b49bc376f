package dev.quiver.exec.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
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
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Holds groups found by the numbers of texts against those found by hash.
class KeyTextsTest {
  private static final List<DataType> TYPES = List.of(Simple.STRING, Simple.INT64, Simple.BINARY);
  private static final HashKernels KERNELS = Kernels.of(KernelChoice.SCALAR).hash();

  /// How the texts of a column come.
  private enum Texts {
    FEW,
    NEW_DICTIONARIES,
    MORE_AND_MORE,
    TOO_MANY,
    LARGE_DICTIONARY,
    SOMETIMES_FLAT,
    SOMETIMES_CONSTANT;

    /// The texts a batch may have.
    int most() {
      return this == LARGE_DICTIONARY ? 5_000 : this == TOO_MANY ? 900 : 12;
    }

    int first(int batch) {
      return switch (this) {
        case MORE_AND_MORE -> 5 * batch;
        case TOO_MANY -> 700 * batch;
        case FEW, NEW_DICTIONARIES, LARGE_DICTIONARY, SOMETIMES_FLAT, SOMETIMES_CONSTANT -> 0;
      };
    }
  }

  @Test
  void findsTheGroupsThatHashesFind() {
    for (Texts texts : Texts.values()) {
      for (int batchRows : List.of(1, 3, 2048)) {
        for (int columns = 1; columns <= 3; columns++) {
          for (int nullsFrom : List.of(0, 2, 100)) {
            compare(texts, batchRows, columns, nullsFrom);
          }
        }
      }
    }
  }

  @Test
  void findsCodesByNumberAndOthersByHash() {
    assertThat(compare(Texts.FEW, 2048, 3, 2)).isZero();
    assertThat(compare(Texts.MORE_AND_MORE, 2048, 2, 2)).isZero();
    assertThat(compare(Texts.NEW_DICTIONARIES, 2048, 2, 0)).isZero();
    assertThat(compare(Texts.SOMETIMES_CONSTANT, 2048, 2, 0)).isZero();
    assertThat(compare(Texts.TOO_MANY, 2048, 1, 2)).isPositive();
    assertThat(compare(Texts.LARGE_DICTIONARY, 2048, 1, 2)).isPositive();
    assertThat(compare(Texts.SOMETIMES_FLAT, 2048, 1, 2)).isPositive();
  }

  @Test
  void leavesNothingOpenWhereMemoryEnds() {
    for (long bytes = 1 << 14; bytes < 1 << 22; bytes *= 2) {
      ExecutionSettings settings = new ExecutionSettings(1, 1, bytes, KernelChoice.SCALAR);
      try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
        assertThatThrownBy(() -> fill(context))
            .as("%d bytes", bytes)
            .isInstanceOf(ResourceException.class);
        assertThat(context.budget().used()).as("%d bytes", bytes).isZero();
      }
    }
  }

  private static void fill(ExecutionContext context) {
    Random random = new Random(41);
    List<DataType> types = List.of(Simple.STRING, Simple.INT64);
    try (Account account = context.account("test");
        KeyColumns keys = new KeyColumns(account, types, KERNELS);
        GroupTable table = new GroupTable(account, new RowLayout(Long.BYTES, types), 64);
        PartitionedRows _ = table.rows()) {
      long[] found = new long[500];
      for (int batch = 0; batch < 400; batch++) {
        BufferAllocator allocator = context.allocator();
        try (ColumnVector texts =
                column(allocator, random, Simple.STRING, Texts.MORE_AND_MORE, batch, 500, false);
            ColumnVector numbers =
                column(allocator, random, Simple.INT64, Texts.FEW, batch, 500, false)) {
          keys.show(List.of(texts, numbers), Selection.all(500));
          table.find(keys, found);
        }
      }
    }
  }

  /// Answers how many of the groups are found by hash at the end.
  private static int compare(Texts texts, int batchRows, int columns, int nullsFrom) {
    String where = "%s, %d rows, %d columns".formatted(texts, batchRows, columns);
    Random random = new Random(43);
    List<DataType> types = TYPES.subList(0, columns);
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
        for (int batch = 0; batch < 12; batch++) {
          List<ColumnVector> vectors = new ArrayList<>();
          for (DataType type : types) {
            boolean hasNull = batch >= nullsFrom;
            vectors.add(
                column(context.allocator(), random, type, texts, batch, batchRows, hasNull));
          }
          Selection rows = batch % 3 == 2 ? odd(batchRows) : Selection.all(batchRows);
          long[] found = new long[rows.rows()];
          long[] expected = new long[rows.rows()];
          keys.show(vectors, rows);
          table.find(keys, found);
          keys.show(vectors, rows);
          hashed.find(keys, expected);
          for (int i = 0; i < rows.rows(); i++) {
            assertThat(RowLayout.hash(found[i])).isEqualTo(RowLayout.hash(expected[i]));
            assertThat(layout.compare(found[i], expected[i], columns)).as(where).isZero();
            Long before = pairs.putIfAbsent(expected[i], found[i]);
            assertThat(before == null || before == found[i]).as(where).isTrue();
          }
          vectors.forEach(ColumnVector::close);
        }
        assertThat(table.rows().rows()).as(where).isEqualTo(others.all().rows());
        return table.forgettable();
      }
    }
  }

  private static Selection odd(int rows) {
    int[] positions = new int[rows / 2];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = 2 * i + 1;
    }
    return Selection.taking(positions, positions.length);
  }

  private static ColumnVector column(
      BufferAllocator allocator,
      Random random,
      DataType type,
      Texts texts,
      int batch,
      int rows,
      boolean hasNull) {
    if (type == Simple.INT64) {
      try (VectorWriter writer = new VectorWriter(allocator, type, rows)) {
        for (int i = 0; i < rows; i++) {
          Memory.putLong(writer.address(i), random.nextInt(300));
        }
        return writer.finish();
      }
    }
    if (texts == Texts.SOMETIMES_CONSTANT && batch % 2 == 1) {
      return new ConstantVector(rows, entries(allocator, type, batch % 12, 1, batch % 4 == 3));
    }
    if (texts == Texts.SOMETIMES_FLAT && batch == 3) {
      return entries(allocator, type, 0, rows, hasNull);
    }
    int most = texts.most();
    FlatVector dictionary = entries(allocator, type, texts.first(batch), most, false);
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT32, rows)) {
      for (int i = 0; i < rows; i++) {
        Memory.putInt(writer.address(i), random.nextInt(most));
        if (hasNull && random.nextInt(5) == 0) {
          writer.setNull(i);
        }
      }
      FlatVector codes = writer.finish();
      return new DictionaryVector(
          rows, codes.validity(), codes.values(), dictionary, codes.lease());
    }
  }

  /// Short and long texts, of which the first and the last are the same.
  private static FlatVector entries(
      BufferAllocator allocator, DataType type, int first, int count, boolean isNull) {
    try (VectorWriter writer = new VectorWriter(allocator, type, count)) {
      for (int i = 0; i < count; i++) {
        int number = i == count - 1 ? first : first + i;
        String text =
            number % 3 == 0 ? "" + number : "a long text around " + number + " at its end";
        if (isNull && i % 2 == 0) {
          writer.setNull(i);
        } else {
          writer.setBytes(i, text.getBytes(StandardCharsets.UTF_8));
        }
      }
      return writer.finish();
    }
  }
}
