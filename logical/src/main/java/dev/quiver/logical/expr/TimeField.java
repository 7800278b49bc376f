package dev.quiver.logical.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A field that `date_part` takes out of a date or timestamp.
@SuppressWarnings("ImmutableEnumChecker") // immutable lists
public enum TimeField {
  MILLENNIUM,
  CENTURY,
  DECADE,
  YEAR,
  /// The year of the week: weeks belong to the year of their Thursday.
  ISOYEAR,
  QUARTER,
  MONTH,
  /// Of the ISOYEAR, from 1.
  WEEK("weekofyear"),
  DAY("dayofmonth"),
  /// Of the year, from 1.
  DOY("dayofyear"),
  /// From Sunday, 0, to Saturday, 6.
  DOW("dayofweek", "weekday"),
  /// From Monday, 1, to Sunday, 7.
  ISODOW,
  HOUR,
  MINUTE,
  /// Whole ones.
  SECOND,
  /// With the seconds.
  MILLISECOND,
  /// With the seconds.
  MICROSECOND,
  /// Seconds since 1970, a double with a fraction.
  EPOCH;

  private final List<String> aliases;

  TimeField(String... aliases) {
    this.aliases = List.of(aliases);
  }

  /// The field of this name, in any case, with an `s` behind or not.
  public static Optional<TimeField> named(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(field ->
            folded.equals(field.text())
                || folded.equals(field.text() + "s")
                || field.aliases.contains(folded))
        .findFirst();
  }

  /// The name people write.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String names() {
    return Arrays.stream(values()).map(TimeField::text).collect(Collectors.joining(", "));
  }
}
