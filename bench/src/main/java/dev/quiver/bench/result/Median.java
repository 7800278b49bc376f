package dev.quiver.bench.result;

import java.util.Collection;

/// Medians and means of times.
public final class Median {
  private static final double NANOS_PER_MILLI = 1e6;

  private Median() {}

  /// The median of times in nanoseconds, in milliseconds.
  public static double millis(Collection<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return median / NANOS_PER_MILLI;
  }

  /// The geometric mean of ratios; NaN of none.
  public static double geometricMean(Collection<Double> ratios) {
    return Math.exp(ratios.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }
}
