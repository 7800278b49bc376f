package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quiver.delta.scan.ChunkSample.Chunk;
import dev.quiver.logical.expr.Value;
import org.junit.jupiter.api.Test;

class ChunkSampleTest {
  private final ChunkSample sample = new ChunkSample();

  @Test
  void oneChunkOfAllRowsSaysItExactly() {
    add(1_000, 0, 99, 10, 7);
    assertThat(sample.distinct(1_000)).hasValue(7);
    assertThat(sample.nulls()).hasValue(0.01);
  }

  @Test
  void valuesOfRangesApartAddUp() {
    add(1_000, 0, 999, 0, 200);
    add(1_000, 1_000, 1_999, 0, 200);
    assertThat(sample.distinct(8_000)).hasValue(1_600);
  }

  @Test
  void valuesAllOverAreSeenAgain() {
    add(1_000, 0, 99, 0, 100);
    add(1_000, 0, 99, 0, 100);
    assertThat(sample.distinct(1_000_000).orElseThrow()).isCloseTo(100, within(1.0));
  }

  /// Of 2,000 values 1,000 rows meet 787.
  @Test
  void guessesHowManyAreNotSeenYet() {
    add(1_000, 0, 1_999, 0, 787);
    add(1_000, 3, 1_998, 0, 787);
    assertThat(sample.distinct(1_000_000).orElseThrow()).isCloseTo(2_000, within(10.0));
  }

  @Test
  void rowsThatAllDifferSayNoMore() {
    add(1_000, 0, 1_999_999, 0, 999);
    add(1_000, 3, 1_999_998, 0, 1_000);
    assertThat(sample.distinct(1_000_000)).hasValue(1_000_000);
  }

  @Test
  void oneChunkThatDoesNotKnowIsEnough() {
    add(1_000, 0, 9, 5, 10);
    sample.add(new Chunk(1_000, Value.NULL, new Value.Int(12), -1, -1));
    assertThat(sample.distinct(2_000)).isEmpty();
    assertThat(sample.nulls()).isEmpty();
    assertThat(sample.outermost(true)).isEqualTo(Value.NULL);
    assertThat(sample.outermost(false)).isEqualTo(new Value.Int(12));
  }

  @Test
  void chunksOfNullsHaveNoBounds() {
    add(1_000, -4, 9, 0, 10);
    sample.add(new Chunk(5, Value.NULL, Value.NULL, 5, 0));
    assertThat(sample.outermost(true)).isEqualTo(new Value.Int(-4));
    assertThat(sample.outermost(false)).isEqualTo(new Value.Int(9));
  }

  @Test
  void nothingSeenIsNothingKnown() {
    assertThat(sample.distinct(10)).isEmpty();
    assertThat(sample.nulls()).isEmpty();
    assertThat(sample.outermost(true)).isEqualTo(Value.NULL);
  }

  private void add(long rows, long min, long max, long nulls, long distinct) {
    sample.add(new Chunk(rows, new Value.Int(min), new Value.Int(max), nulls, distinct));
  }
}
