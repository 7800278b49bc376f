package dev.quiver.delta.parquet.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.format.RowRanges.Range;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Held against sets of bits.
class RowRangesTest {
  private static final long SEED = 7;
  private static final int ROWS = 40;

  private final Random random = new Random(SEED);

  @Test
  void meetsAndJoinsAsSetsDo() {
    for (int i = 0; i < 2_000; i++) {
      BitSet left = bits();
      BitSet right = bits();
      BitSet both = (BitSet) left.clone();
      both.and(right);
      BitSet either = (BitSet) left.clone();
      either.or(right);
      assertThat(ranges(left).and(ranges(right))).as("%s, %s", left, right).isEqualTo(ranges(both));
      assertThat(ranges(left).or(ranges(right)))
          .as("%s, %s", left, right)
          .isEqualTo(ranges(either));
      assertThat(ranges(left).rows()).isEqualTo(left.cardinality());
      int from = random.nextInt(ROWS);
      int to = from + 1 + random.nextInt(ROWS - from);
      assertThat(ranges(left).overlaps(from, to)).isEqualTo(!left.get(from, to).isEmpty());
    }
  }

  @Test
  void knowsAllAndNone() {
    assertThat(RowRanges.all(0)).isEqualTo(RowRanges.NONE);
    assertThat(RowRanges.all(3).rows()).isEqualTo(3);
    assertThat(RowRanges.NONE.isEmpty()).isTrue();
  }

  private BitSet bits() {
    BitSet bits = new BitSet();
    for (int i = random.nextInt(4); i > 0; i--) {
      int from = random.nextInt(ROWS);
      bits.set(from, Math.min(ROWS, from + 1 + random.nextInt(9)));
    }
    return bits;
  }

  private static RowRanges ranges(BitSet bits) {
    RowRanges.Builder ranges = new RowRanges.Builder();
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int to = bits.nextClearBit(from);
      ranges.add(new Range(from, to));
      from = bits.nextSetBit(to);
    }
    return ranges.build();
  }
}
