package dev.quiver.exec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReproducibleSumTest {
  private static final long SEED = 7L;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void sumsExactlyWhatFitsItsBins() {
    for (int round = 0; round < 2_000; round++) {
      int scale = random.nextInt(-330, 300);
      double[] values = values(1 + random.nextInt(50), scale);
      BigDecimal exact = BigDecimal.ZERO;
      for (double value : values) {
        exact = exact.add(new BigDecimal(value));
      }
      assertThat(sum(values)).as("seed %d round %d", SEED, round).isEqualTo(exact.doubleValue());
    }
  }

  @Test
  void givesTheSameBitsInEveryOrderAndSplit() {
    for (int round = 0; round < 500; round++) {
      double[] values = new double[1 + random.nextInt(200)];
      for (int i = 0; i < values.length; i++) {
        values[i] = anyFinite();
      }
      double expected = sum(values);
      for (int i = values.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        double value = values[i];
        values[i] = values[other];
        values[other] = value;
      }
      int cut = random.nextInt(values.length);
      assertThat(sum(values)).as("seed %d round %d", SEED, round).isEqualTo(expected);
      assertThat(merged(values, cut)).as("seed %d round %d", SEED, round).isEqualTo(expected);
    }
  }

  @Test
  void roundsOnce() {
    assertThat(sum(1e16, 1, 1)).isEqualTo(1e16 + 2);
    assertThat(sum(1e16, 1)).isEqualTo(1e16);
    assertThat(sum(0.1, 0.2, 0.3, -0.3, -0.2, -0.1)).isEqualTo(0.0);
    assertThat(sum(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sum(-Double.MIN_NORMAL, Double.MIN_VALUE))
        .isEqualTo(-Double.MIN_NORMAL + Double.MIN_VALUE);
  }

  @Test
  void overflowsOnlyAtTheEnd() {
    double max = Double.MAX_VALUE;
    assertThat(sum(max, max, -max)).isEqualTo(max);
    assertThat(sum(max, max)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(-max, -max)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void keepsInfinitiesAndNaN() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(sum(1, infinity)).isEqualTo(infinity);
    assertThat(sum(-infinity, 5)).isEqualTo(-infinity);
    assertThat(sum(infinity, -infinity)).isNaN();
    assertThat(sum(Double.NaN, 1)).isNaN();
    assertThat(sum()).isEqualTo(0.0);
    assertThat(Double.doubleToRawLongBits(sum(-0.0))).isZero();
  }

  private double sum(double... values) {
    return merged(values, values.length);
  }

  private static double merged(double[] values, int cut) {
    try (Arena arena = Arena.ofConfined()) {
      long first = arena.allocate(ReproducibleSum.BYTES, 8).address();
      long second = arena.allocate(ReproducibleSum.BYTES, 8).address();
      for (int i = 0; i < values.length; i++) {
        ReproducibleSum.add(i < cut ? first : second, values[i]);
      }
      ReproducibleSum.merge(second, first);
      return ReproducibleSum.result(second);
    }
  }

  private double[] values(int count, int scale) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      BigDecimal value =
          new BigDecimal(random.nextDouble() - 0.5).round(new MathContext(17, RoundingMode.DOWN));
      values[i] = value.scaleByPowerOfTen(scale + random.nextInt(3)).doubleValue();
    }
    return values;
  }

  private double anyFinite() {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : 1.0;
  }
}
