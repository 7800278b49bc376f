package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A unit that `date_trunc` cuts to.
public enum TimeUnit {
  MICROSECOND,
  MILLISECOND,
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  /// Begins on Monday.
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /// The unit of this name, in any case.
  public static Optional<TimeUnit> named(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(unit -> unit.name().equals(upper)).findFirst();
  }

  /// Whether a day has several of these, so that a date cannot be cut to it.
  public boolean isWithinDay() {
    return compareTo(DAY) < 0;
  }

  static String names(DataType type) {
    return Arrays.stream(values())
        .filter(unit -> type != Simple.DATE || !unit.isWithinDay())
        .map(unit -> unit.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
