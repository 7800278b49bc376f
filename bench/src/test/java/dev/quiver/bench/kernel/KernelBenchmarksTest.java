package dev.quiver.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.ReproducibleSum;
import java.lang.foreign.Arena;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Runs every kernel benchmark once, with both choices and all parameters, against a naive loop.
class KernelBenchmarksTest {
  private static final int ROWS = KernelColumns.ROWS;
  private static final List<KernelChoice> CHOICES = List.of(KernelChoice.SCALAR, KernelChoice.SIMD);

  @Test
  void unpacks() {
    for (KernelChoice choice : CHOICES) {
      for (int width : new int[] {1, 3, 6, 12, 18}) {
        UnpackBenchmark benchmark = new UnpackBenchmark();
        benchmark.choice = choice;
        benchmark.width = width;
        benchmark.prepare();
        long packed = benchmark.packed();
        int[] expected =
            IntStream.range(0, ROWS)
                .map(row ->
                    IntStream.range(0, width)
                        .map(bit -> bit(packed, row * width + bit) << bit)
                        .sum())
                .toArray();
        assertThat(ints(benchmark.unpack(), ROWS)).isEqualTo(expected);
        benchmark.free();
      }
    }
  }

  private static int bit(long packed, int index) {
    return Memory.getBit(packed, index) ? 1 : 0;
  }

  @Test
  void compares() {
    for (KernelChoice choice : CHOICES) {
      for (int percent : new int[] {1, 50, 99}) {
        CompareBenchmark benchmark = new CompareBenchmark();
        benchmark.choice = choice;
        benchmark.percent = percent;
        benchmark.prepare();
        long[] columns = benchmark.columns();
        int[] longs = below(percent, row -> Memory.getLong(columns[0] + 8L * row));
        assertThat(selected(benchmark, benchmark.longs())).isEqualTo(longs);
        int[] ints = below(percent, row -> Memory.getInt(columns[1] + 4L * row));
        assertThat(selected(benchmark, benchmark.ints())).isEqualTo(ints);
        int[] doubles = below(percent, row -> Memory.getDouble(columns[2] + 8L * row));
        assertThat(selected(benchmark, benchmark.doubles())).isEqualTo(doubles);
        benchmark.free();
      }
    }
  }

  private interface Column {
    double value(int row);
  }

  private static int[] below(int bound, Column column) {
    return IntStream.range(0, ROWS).filter(row -> column.value(row) < bound).toArray();
  }

  private static int[] selected(CompareBenchmark benchmark, int found) {
    return IntStream.of(benchmark.selected()).limit(found).toArray();
  }

  @Test
  void sums() {
    for (KernelChoice choice : CHOICES) {
      SumBenchmark benchmark = new SumBenchmark();
      benchmark.choice = choice;
      benchmark.prepare();
      long[] columns = benchmark.columns();
      BigInteger expected =
          LongStream.of(longs(columns[0], ROWS))
              .mapToObj(BigInteger::valueOf)
              .reduce(BigInteger.ZERO, BigInteger::add);
      long sum = benchmark.longs();
      assertThat(
              BigInteger.valueOf(Memory.getLong(sum + 8))
                  .shiftLeft(Long.SIZE)
                  .add(new BigInteger(Long.toUnsignedString(Memory.getLong(sum)))))
          .isEqualTo(expected);
      assertThat(benchmark.doubles()).isEqualTo(oneByOne(columns[1]));
      benchmark.free();
    }
  }

  private static double oneByOne(long doubles) {
    try (Arena arena = Arena.ofConfined()) {
      long state = arena.allocate(ReproducibleSum.BYTES, Long.BYTES).address();
      for (int row = 0; row < ROWS; row++) {
        ReproducibleSum.add(state, Memory.getDouble(doubles + 8L * row));
      }
      return ReproducibleSum.result(state);
    }
  }

  @Test
  void gathers() {
    for (KernelChoice choice : CHOICES) {
      for (int entries : new int[] {7, 16, 2_500}) {
        GatherBenchmark benchmark = new GatherBenchmark();
        benchmark.choice = choice;
        benchmark.entries = entries;
        benchmark.prepare();
        long dictionary = benchmark.columns()[0];
        int[] codes = ints(benchmark.columns()[1], ROWS);
        assertThat(ints(benchmark.gather4(), ROWS))
            .isEqualTo(
                IntStream.of(codes).map(code -> Memory.getInt(dictionary + 4L * code)).toArray());
        assertThat(longs(benchmark.gather8(), ROWS))
            .isEqualTo(
                IntStream.of(codes)
                    .mapToLong(code -> Memory.getLong(dictionary + 8L * code))
                    .toArray());
        assertThat(longs(benchmark.gather16(), 2 * ROWS))
            .isEqualTo(
                IntStream.of(codes)
                    .mapToObj(code -> longs(dictionary + 16L * code, 2))
                    .flatMapToLong(LongStream::of)
                    .toArray());
        benchmark.free();
      }
    }
  }

  @Test
  void hashes() {
    for (KernelChoice choice : CHOICES) {
      HashBenchmark benchmark = new HashBenchmark();
      benchmark.choice = choice;
      benchmark.prepare();
      long[] values = longs(benchmark.values(), ROWS);
      assertThat(benchmark.addLongs())
          .isEqualTo(LongStream.of(values).map(value -> HashKernels.mix(0, value)).toArray());
      benchmark.free();
    }
  }

  @Test
  void addsUpDifferences() {
    for (KernelChoice choice : CHOICES) {
      for (int width : new int[] {1, 7, 20, 32}) {
        DeltaBenchmark benchmark = new DeltaBenchmark();
        benchmark.choice = choice;
        benchmark.width = width;
        benchmark.prepare();
        long packed = benchmark.packed();
        long[] sums = new long[ROWS];
        long sum = 0;
        for (int row = 0; row < ROWS; row++) {
          sum--;
          for (int bit = 0; bit < width; bit++) {
            sum += (long) bit(packed, row * width + bit) << bit;
          }
          sums[row] = sum;
        }
        assertThat(longs(benchmark.longs(), ROWS)).isEqualTo(sums);
        assertThat(ints(benchmark.ints(), ROWS))
            .isEqualTo(LongStream.of(sums).mapToInt(value -> (int) value).toArray());
        benchmark.free();
      }
    }
  }

  @Test
  void interleaves() {
    for (KernelChoice choice : CHOICES) {
      for (int width : new int[] {4, 8, 16}) {
        InterleaveBenchmark benchmark = new InterleaveBenchmark();
        benchmark.choice = choice;
        benchmark.width = width;
        benchmark.prepare();
        long streams = benchmark.streams();
        long numbers = benchmark.interleave();
        for (int at = 0; at < ROWS * width; at++) {
          assertThat(Memory.getByte(numbers + at))
              .isEqualTo(Memory.getByte(streams + (long) at % width * ROWS + at / width));
        }
        benchmark.free();
      }
    }
  }

  @Test
  void spreads() {
    for (KernelChoice choice : CHOICES) {
      for (int nulls : new int[] {1, 50}) {
        SpreadBenchmark benchmark = new SpreadBenchmark();
        benchmark.choice = choice;
        benchmark.nulls = nulls;
        benchmark.prepare();
        long dense = benchmark.columns()[0];
        long validity = benchmark.columns()[1];
        long[] words = new long[2 * ROWS];
        long[] wide = new long[2 * ROWS];
        int[] narrow = new int[ROWS];
        int next = 0;
        for (int row = 0; row < ROWS; row++) {
          if (Memory.getBit(validity, row)) {
            narrow[row] = Memory.getInt(dense + 4L * next);
            words[row] = Memory.getLong(dense + 8L * next);
            wide[2 * row] = Memory.getLong(dense + 16L * next);
            wide[2 * row + 1] = Memory.getLong(dense + 16L * next + 8);
            next++;
          }
        }
        assertThat(next).isBetween(1, ROWS - 1);
        assertThat(ints(benchmark.spread4(), ROWS)).isEqualTo(narrow);
        assertThat(longs(benchmark.spread8(), ROWS))
            .isEqualTo(LongStream.of(words).limit(ROWS).toArray());
        assertThat(longs(benchmark.spread16(), 2 * ROWS)).isEqualTo(wide);
        benchmark.free();
      }
    }
  }

  private static int[] ints(long column, int count) {
    return IntStream.range(0, count).map(row -> Memory.getInt(column + 4L * row)).toArray();
  }

  private static long[] longs(long column, int count) {
    return IntStream.range(0, count).mapToLong(row -> Memory.getLong(column + 8L * row)).toArray();
  }
}
