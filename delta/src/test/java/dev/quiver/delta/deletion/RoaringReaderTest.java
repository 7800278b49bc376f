package dev.quiver.delta.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.RoaringBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoaringReaderTest {
  private static final long SEED = 20_251_120;

  private final Random random = new Random(SEED);

  @Test
  void marksTheRowsOfEveryKindOfBlock() {
    for (NavigableSet<Long> rows :
        List.of(
            set(LongStream.empty()),
            set(LongStream.of(0)),
            set(LongStream.of(5, 65_535, 65_536, 1L << 32, (1L << 33) + 7)),
            set(LongStream.range(100, 70_000)),
            set(random.longs(9_000, 0, 60_000)),
            set(random.longs(3_000, 0, 10 * 65_536L)))) {
      for (boolean runs : new boolean[] {false, true}) {
        DeletedRows deleted = read(RoaringBytes.of(rows, runs));
        assertThat(deleted.count()).isEqualTo(rows.size());
        assertThat(deleted.last()).isEqualTo(rows.isEmpty() ? -1 : rows.last());
        for (long first :
            new long[] {0, 1, 63, 65_500, 65_536, 131_000, (1L << 32) - 3, 1L << 33}) {
          for (int length : new int[] {1, 3, 64, 2_048, 65_536, 140_000}) {
            assertThat(marked(deleted, first, length))
                .as("seed %d, %d rows from %d", SEED, length, first)
                .isEqualTo(rows.subSet(first, first + length));
          }
        }
      }
    }
  }

  @Test
  void tellsTheRowsByWhichTwoSetsDiffer() {
    List<NavigableSet<Long>> sets =
        List.of(
            set(LongStream.empty()),
            set(LongStream.of(0, 65_535, 65_536)),
            set(LongStream.range(100, 70_000)),
            set(random.longs(9_000, 0, 60_000)),
            set(random.longs(3_000, 0, 3 * 65_536L)));
    for (NavigableSet<Long> in : sets) {
      for (NavigableSet<Long> notIn : sets) {
        for (long rows : new long[] {3 * 65_536L, 3 * 65_536L + 1, 3 * 65_536L + 200}) {
          DeletedRows differ =
              read(RoaringBytes.of(in, false)).difference(read(RoaringBytes.of(notIn, true)));
          NavigableSet<Long> expected = new TreeSet<>(in);
          expected.removeAll(notIn);
          assertThat(marked(differ, 0, 4 * 65_536)).as("seed %d", SEED).isEqualTo(expected);
          assertThat(differ.count()).isEqualTo(expected.size());
          DeletedRows others = differ.complement(rows);
          assertThat(others.count()).isEqualTo(rows - expected.size());
          assertThat(others.last()).isLessThan(rows);
          NavigableSet<Long> rest = set(LongStream.range(0, rows));
          rest.removeAll(expected);
          assertThat(marked(others, 0, 4 * 65_536)).as("seed %d", SEED).isEqualTo(rest);
        }
      }
    }
    assertThat(DeletedRows.NONE.complement(0).count()).isZero();
  }

  @Test
  void readsTheOlderForm() {
    byte[] portable = RoaringBytes.of(set(LongStream.of(3, 9)), false);
    byte[] map = Arrays.copyOfRange(portable, 16, portable.length);
    ByteBuffer older = ByteBuffer.allocate(12 + map.length).order(ByteOrder.LITTLE_ENDIAN);
    older.putInt(1681511376).putInt(1).putInt(map.length).put(map);

    assertThat(marked(read(older.array()), 0, 20)).containsExactly(3L, 9L);
  }

  @Test
  void refusesWhatMakesNoSense() {
    byte[] sound = RoaringBytes.of(set(LongStream.of(1, 2, 65_537)), false);
    for (int bytes = 0; bytes < sound.length; bytes++) {
      byte[] cut = Arrays.copyOf(sound, bytes);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] unordered = RoaringBytes.of(set(LongStream.of(1, 2)), false);
    unordered[unordered.length - 2] = 0;
    assertThatThrownBy(() -> read(unordered)).hasMessage("row: 0");
  }

  @Test
  void endsWhateverItIsGiven() {
    byte[] sound = RoaringBytes.of(set(random.longs(500, 0, 400_000)), true);
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = sound.clone();
      for (int flips = 0; flips <= random.nextInt(3); flips++) {
        bad[random.nextInt(Math.min(60, bad.length))] = (byte) random.nextInt();
      }
      try {
        marked(read(bad), 0, 70_000);
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d", SEED).hasMessageNotContaining("Exception");
      }
    }
  }

  private static NavigableSet<Long> set(LongStream rows) {
    NavigableSet<Long> set = new TreeSet<>();
    rows.forEach(set::add);
    return set;
  }

  private static DeletedRows read(byte[] bytes) {
    return RoaringReader.read(ByteBuffer.wrap(bytes));
  }

  private static NavigableSet<Long> marked(DeletedRows deleted, long first, int rows) {
    long[] bits = new long[(rows + 63) / 64];
    deleted.mark(first, rows, bits);
    NavigableSet<Long> marked = new TreeSet<>();
    for (int i = 0; i < rows; i++) {
      if ((bits[i >> 6] >>> i & 1) != 0) {
        marked.add(first + i);
      }
    }
    return marked;
  }
}
