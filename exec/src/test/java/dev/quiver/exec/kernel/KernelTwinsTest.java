package dev.quiver.exec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds each SIMD kernel against its scalar twin, byte for byte, and both against a guard behind
/// what they may write.
class KernelTwinsTest {
  private static final long SEED = 20_261_120L;
  private static final int[] SIZES = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 1023, 4097};
  private static final byte GUARD = 0x5a;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Kernels scalar = Kernels.of(KernelChoice.SCALAR);
  private final Kernels simd = Kernels.of(KernelChoice.SIMD);

  @Test
  void choosesWhatWasAskedFor() {
    assertThat(scalar).hasToString("scalar");
    assertThat(simd.toString()).startsWith("simd: ");
    assertThat(Kernels.of(KernelChoice.AUTO).toString()).containsAnyOf("scalar", "simd");
  }

  @Test
  void unpackEveryWidthAlike() {
    for (int rows : SIZES) {
      for (int width = 0; width <= 32; width++) {
        int bits = width;
        long bytes = ((long) rows * width + 7) / 8;
        same(
            "unpack " + rows + " of " + width + " bits",
            bytes + UnpackKernels.SLACK,
            4L * rows,
            (kernels, in, out) -> kernels.unpack().unpack(in, bits, out, rows));
      }
    }
  }

  @Test
  void unpackWhatWasPacked() {
    try (Arena arena = Arena.ofConfined()) {
      for (int width = 0; width <= 32; width++) {
        int[] numbers = new int[100];
        byte[] packed = new byte[(100 * width + 7) / 8];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = (int) (random.nextLong() & (1L << width) - 1);
          for (int bit = 0; bit < width; bit++) {
            int at = i * width + bit;
            packed[at / 8] |= (byte) ((numbers[i] >>> bit & 1) << at % 8);
          }
        }
        MemorySegment source = arena.allocate(packed.length + UnpackKernels.SLACK);
        MemorySegment.copy(packed, 0, source, ValueLayout.JAVA_BYTE, 0, packed.length);
        MemorySegment out = arena.allocate(400);
        simd.unpack().unpack(source.address(), width, out.address(), 100);
        assertThat(out.toArray(ValueLayout.JAVA_INT)).isEqualTo(numbers);
      }
    }
  }

  @Test
  void compareAlike() {
    for (int rows : SIZES) {
      for (Relation relation : Relation.values()) {
        for (int steps = 0; steps < 4; steps++) {
          compare(rows, relation, steps & 1, steps >> 1);
        }
      }
    }
  }

  private void compare(int rows, Relation relation, int leftStep, int rightStep) {
    try (Arena arena = Arena.ofConfined()) {
      long left = doubles(arena, Math.max(1, rows)).address();
      long right = doubles(arena, Math.max(1, rows)).address();
      String what = "seed %d: %s %d rows".formatted(SEED, relation, rows);
      assertThat(select(simd, 0, relation, left, leftStep, right, rightStep, rows))
          .as(what)
          .isEqualTo(select(scalar, 0, relation, left, leftStep, right, rightStep, rows));
      assertThat(select(simd, 1, relation, left, leftStep, right, rightStep, rows))
          .as(what)
          .isEqualTo(select(scalar, 1, relation, left, leftStep, right, rightStep, rows));
      assertThat(select(simd, 2, relation, left, leftStep, right, rightStep, rows))
          .as(what)
          .isEqualTo(select(scalar, 2, relation, left, leftStep, right, rightStep, rows));
    }
  }

  @Test
  void findRangesAlike() {
    try (Arena arena = Arena.ofConfined()) {
      for (int rows : SIZES) {
        long values = arena.allocate(8L * Math.max(1, rows), 8).address();
        for (int i = 0; i < 2 * rows; i++) {
          Memory.putInt(values + 4L * i, random.nextInt(-4, 4) << (random.nextInt(3) * 14));
        }
        for (long[] range :
            new long[][] {{-3, 2}, {0, 0}, {Long.MIN_VALUE, 1L << 30}, {-5, Long.MAX_VALUE}}) {
          int low = (int) Math.max(range[0], Integer.MIN_VALUE);
          int high = (int) Math.min(range[1], Integer.MAX_VALUE);
          int[] all = IntStream.range(0, rows + 1).toArray();
          String what = "seed %d: %d rows in %s".formatted(SEED, rows, Arrays.toString(range));
          int[] longs = new int[rows + 1];
          int[] twin = new int[rows + 1];
          int[] among = new int[rows + 1];
          int found = simd.compare().selectLongRange(values, range[0], range[1], rows, longs);
          assertThat(scalar.compare().selectLongRange(values, range[0], range[1], rows, twin))
              .as(what)
              .isEqualTo(found);
          assertThat(SelectionLoops.longRange(values, range[0], range[1], all, rows, among))
              .as(what)
              .isEqualTo(found);
          assertThat(Arrays.copyOf(longs, found)).isEqualTo(Arrays.copyOf(twin, found));
          assertThat(Arrays.copyOf(among, found)).isEqualTo(Arrays.copyOf(twin, found));
          found = simd.compare().selectIntRange(values, low, high, rows, longs);
          assertThat(scalar.compare().selectIntRange(values, low, high, rows, twin))
              .as(what)
              .isEqualTo(found);
          assertThat(SelectionLoops.intRange(values, low, high, all, rows, among))
              .as(what)
              .isEqualTo(found);
          assertThat(Arrays.copyOf(longs, found)).isEqualTo(Arrays.copyOf(twin, found));
          assertThat(Arrays.copyOf(among, found)).isEqualTo(Arrays.copyOf(twin, found));
        }
      }
    }
  }

  private static int[] select(
      Kernels kernels,
      int type,
      Relation relation,
      long left,
      int leftStep,
      long right,
      int rightStep,
      int rows) {
    int[] selected = new int[rows + 1];
    CompareKernels compare = kernels.compare();
    int found =
        switch (type) {
          case 0 ->
              compare.selectLongs(
                  relation, left, 8 * leftStep, right, 8 * rightStep, rows, selected);
          case 1 ->
              compare.selectInts(
                  relation, left, 4 * leftStep, right, 4 * rightStep, rows, selected);
          default ->
              compare.selectDoubles(
                  relation, left, 8 * leftStep, right, 8 * rightStep, rows, selected);
        };
    return Arrays.copyOf(selected, found);
  }

  @Test
  void sumLongsAlike() {
    for (int rows : SIZES) {
      same(
          "sum of " + rows,
          8L * rows,
          16,
          (kernels, in, out) -> {
            Memory.fill(out, 16, (byte) 0);
            kernels.sum().addLongs(out, in, rows);
          });
    }
  }

  @Test
  void sumDoublesAlike() {
    for (int rows : SIZES) {
      same(
          "sum of " + rows + " doubles",
          (in, bytes) -> fillDoubles(in, (int) (bytes / 8)),
          8L * rows,
          ReproducibleSum.BYTES,
          (kernels, in, out) -> {
            ReproducibleSum.clear(out);
            kernels.sum().addDoubles(out, in, rows);
          });
    }
  }

  @Test
  void hashAlike() {
    for (int rows : SIZES) {
      same(
          "hash " + rows,
          8L * rows,
          8L * rows,
          (kernels, in, out) -> {
            long[] hashes = new long[rows];
            Arrays.setAll(hashes, row -> row * 0x9E3779B97F4A7C15L);
            kernels.hash().addLongs(hashes, in, rows);
            Memory.copy(hashes, 0, out, rows);
          });
    }
  }

  @Test
  void gatherAlike() {
    for (int rows : SIZES) {
      for (int entries : new int[] {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 1000}) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment codes = arena.allocate(4L * Math.max(1, rows), 4);
          for (int row = 0; row < rows; row++) {
            codes.setAtIndex(ValueLayout.JAVA_INT, row, random.nextInt(entries));
          }
          long at = codes.address();
          String what = "gather " + rows + " of " + entries;
          same(
              what,
              4L * entries,
              4L * rows,
              (k, in, out) -> k.gather().gather4(in, entries, at, out, rows));
          same(
              what,
              8L * entries,
              8L * rows,
              (k, in, out) -> k.gather().gather8(in, entries, at, out, rows));
          same(
              what,
              16L * entries,
              16L * rows,
              (k, in, out) -> k.gather().gather16(in, entries, at, out, rows));
        }
      }
    }
  }

  @Test
  void spreadAlike() {
    for (int rows : SIZES) {
      for (int pattern = 0; pattern < 6; pattern++) {
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment bitmap = arena.allocate((rows + 63) / 64 * 8L + 8, 8);
          int valid = 0;
          for (int row = 0; row < rows; row++) {
            if (isValid(pattern, row)) {
              Memory.setBit(bitmap.address(), row);
              valid++;
            }
          }
          int values = valid;
          long at = bitmap.address();
          String what = "spread " + rows + " pattern " + pattern;
          same(
              what,
              4L * valid,
              4L * rows,
              (k, in, out) -> k.spread().spread4(in, values, at, out, rows));
          same(
              what,
              8L * valid,
              8L * rows,
              (k, in, out) -> k.spread().spread8(in, values, at, out, rows));
          same(
              what,
              16L * valid,
              16L * rows,
              (k, in, out) -> k.spread().spread16(in, values, at, out, rows));
        }
      }
    }
  }

  private boolean isValid(int pattern, int row) {
    return switch (pattern) {
      case 0 -> true;
      case 1 -> false;
      case 2 -> row % 2 == 0;
      case 3 -> row / 64 % 2 == 0;
      case 4 -> random.nextInt(10) > 0;
      default -> random.nextInt(10) == 0;
    };
  }

  @Test
  void sumPackedDifferencesAlike() {
    for (int rows : SIZES) {
      for (int width = 0; width <= Long.SIZE; width++) {
        int bits = width;
        int bit = random.nextInt(4) == 0 ? random.nextInt(8) : 0;
        long step = random.nextLong();
        long bytes = ((long) rows * width + bit + 7) / 8 + UnpackKernels.SLACK;
        String what = "sum %d differences of %d bits from bit %d".formatted(rows, width, bit);
        same(
            what,
            bytes,
            8L * rows + 8,
            (k, in, out) ->
                Memory.putLong(
                    out + 8L * rows, k.delta().sumLongs(in, bit, bits, step, 7, out, rows)));
        if (width <= Integer.SIZE) {
          same(
              what,
              bytes,
              4L * rows + 4,
              (k, in, out) ->
                  Memory.putInt(
                      out + 4L * rows, k.delta().sumInts(in, bit, bits, (int) step, 7, out, rows)));
        }
      }
    }
  }

  @Test
  void sumWhatWasPacked() {
    try (Arena arena = Arena.ofConfined()) {
      for (int width = 0; width <= Long.SIZE; width++) {
        long[] sums = new long[100];
        byte[] packed = new byte[(100 * width + 7) / 8];
        long sum = -5;
        for (int i = 0; i < sums.length; i++) {
          long difference = width == 0 ? 0 : random.nextLong() >>> (Long.SIZE - width);
          sum += 3 + difference;
          sums[i] = sum;
          for (int bit = 0; bit < width; bit++) {
            int at = i * width + bit;
            packed[at / 8] |= (byte) ((difference >>> bit & 1) << at % 8);
          }
        }
        MemorySegment source = arena.allocate(packed.length + UnpackKernels.SLACK);
        MemorySegment.copy(packed, 0, source, ValueLayout.JAVA_BYTE, 0, packed.length);
        MemorySegment out = arena.allocate(800, 8);
        simd.delta().sumLongs(source.address(), 0, width, 3, -5, out.address(), 100);
        assertThat(out.toArray(ValueLayout.JAVA_LONG)).as("%d bits", width).isEqualTo(sums);
      }
    }
  }

  @Test
  void interleaveAlike() {
    for (int rows : SIZES) {
      for (int width : new int[] {1, 2, 4, 7, 8, 12, 16}) {
        same(
            "interleave %d of %d bytes".formatted(rows, width),
            (long) width * rows,
            (long) width * rows,
            (k, in, out) -> {
              k.interleave().interleave(in, rows, width, out, rows);
              for (int at = 0; at < width * rows; at++) {
                assertThat(Memory.getByte(out + at))
                    .isEqualTo(Memory.getByte(in + (long) at % width * rows + at / width));
              }
            });
      }
    }
  }

  @Test
  void multiplyAlike() {
    for (int rows : SIZES) {
      for (int steps = 0; steps < 4; steps++) {
        int leftStep = (steps & 1) * 8;
        int rightStep = (steps >> 1) * 8;
        int shift = random.nextInt(64);
        same(
            "products of %d, %d apart and %d".formatted(rows, leftStep, rightStep),
            (in, bytes) -> {
              for (long at = 0; at < bytes; at += 8) {
                in.set(ValueLayout.JAVA_LONG, at, random.nextLong() >> shift);
              }
            },
            16L * Math.max(1, rows),
            8L * rows + 8,
            (k, in, out) ->
                Memory.putLong(
                    out + 8L * rows,
                    k.product()
                        .multiply(
                            in, leftStep, in + 8L * Math.max(1, rows), rightStep, out, rows)));
      }
    }
  }

  @Test
  void saysWhichProductsFit() {
    try (Arena arena = Arena.ofConfined()) {
      long at = arena.allocate(24, 8).address();
      for (Kernels kernels : new Kernels[] {scalar, simd}) {
        for (int bits = 0; bits < 63; bits++) {
          Memory.putLong(at, (1L << bits) - 1);
          Memory.putLong(at + 8, -(1L << (62 - bits)));
          assertThat(kernels.product().multiply(at, 8, at + 8, 8, at + 16, 1))
              .isEqualTo(ProductKernels.MOST_BITS);
          assertThat(Memory.getLong(at + 16)).isEqualTo(((1L << bits) - 1) * -(1L << (62 - bits)));
          Memory.putLong(at + 8, 1L << (62 - bits));
          assertThat(kernels.product().multiply(at, 8, at + 8, 8, at + 16, 1))
              .isEqualTo(ProductKernels.MOST_BITS + 1);
        }
      }
    }
  }

  /// One call of a kernel: where it reads and where it writes.
  private interface Run {
    void run(Kernels kernels, long in, long out);
  }

  private void same(String what, long inBytes, long outBytes, Run run) {
    same(what, this::fill, inBytes, outBytes, run);
  }

  private void same(
      String what, BiConsumer<MemorySegment, Long> filler, long inBytes, long outBytes, Run run) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment in = arena.allocate(inBytes + 8, 8);
      filler.accept(in, inBytes);
      MemorySegment expected = arena.allocate(outBytes + 64, 8).fill(GUARD);
      MemorySegment actual = arena.allocate(outBytes + 64, 8).fill(GUARD);
      run.run(scalar, in.address(), expected.address());
      run.run(simd, in.address(), actual.address());
      assertThat(actual.mismatch(expected)).as("seed %d: %s", SEED, what).isEqualTo(-1);
      for (long at = outBytes; at < outBytes + 64; at++) {
        assertThat(actual.get(ValueLayout.JAVA_BYTE, at)).as(what).isEqualTo(GUARD);
      }
    }
  }

  private void fill(MemorySegment segment, long bytes) {
    for (long at = 0; at < bytes; at++) {
      segment.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
  }

  private MemorySegment doubles(Arena arena, int rows) {
    MemorySegment segment = arena.allocate(8L * rows, 8);
    fillDoubles(segment, rows);
    return segment;
  }

  private void fillDoubles(MemorySegment segment, int rows) {
    double[] special = {0.0, -0.0, 1, -1, 1.5, 1e10, -1e-10, Double.MIN_VALUE, 1e300};
    boolean wild = random.nextInt(4) == 0;
    for (int row = 0; row < rows; row++) {
      double value = special[random.nextInt(special.length)];
      if (wild && random.nextInt(20) == 0) {
        value = random.nextBoolean() ? Double.NaN : Double.NEGATIVE_INFINITY;
      }
      segment.setAtIndex(ValueLayout.JAVA_DOUBLE, row, value);
    }
  }
}
