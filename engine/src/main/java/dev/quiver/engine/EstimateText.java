package dev.quiver.engine;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.optimizer.estimate.Estimate;
import java.util.List;
import java.util.Locale;

/// Writes estimates for people: what was counted in full, what is thought with two digits that
/// count and a `~`.
final class EstimateText {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");
  private static final double KILO = 1000;

  private EstimateText() {}

  /// `[~1,500 rows, ~24 kB, estimated]`.
  static String of(Estimate estimate) {
    return "[%s rows, %s, %s]"
        .formatted(
            rows(estimate),
            bytes(estimate.bytes()),
            estimate.grade().name().toLowerCase(Locale.ROOT));
  }

  /// `~1,500`, or `1,498` where that is sure.
  static String rows(Estimate estimate) {
    return estimate.grade() == Grade.EXACT
        ? "%,d".formatted(Math.round(estimate.rows()))
        : "~" + rounded(estimate.rows());
  }

  private static String bytes(double bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= KILO && unit < UNITS.size() - 1) {
      rest /= KILO;
      unit++;
    }
    return "~" + rounded(rest) + " " + UNITS.get(unit);
  }

  /// With two digits that count, but none behind the point from 10 on.
  static String rounded(double number) {
    double scale = 1;
    while (number / scale >= 100) {
      scale *= 10;
    }
    double two = Math.rint(number / scale) * scale;
    return number < 9.95 && number != Math.rint(number)
        ? String.format(Locale.ROOT, "%.1f", number)
        : String.format(Locale.ROOT, "%,.0f", two);
  }
}
