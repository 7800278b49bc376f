package dev.quiver.engine.result;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Renders cells for people, and for CSV.
final class PlainText {
  private static final long MICROS = 1_000_000;

  private PlainText() {}

  /// The text of a cell; NULL is `null`.
  static String of(Cell cell) {
    return switch (cell) {
      case Cell.Null _ -> "null";
      case Cell.Bool(var value) -> Boolean.toString(value);
      case Cell.Int(var value) -> Long.toString(value);
      case Cell.Real(var value) -> Double.toString(value);
      case Cell.Exact(var value) -> value.toPlainString();
      case Cell.Text(var value) -> value;
      case Cell.Bytes(var hex) -> "0x" + hex;
      case Cell.Date(var days) -> LocalDate.ofEpochDay(days).toString();
      case Cell.Instant instant -> instant(instant);
      case Cell.Members(var names, var values) ->
          IntStream.range(0, values.size())
              .mapToObj(i -> names.get(i) + ": " + of(values.get(i)))
              .collect(Collectors.joining(", ", "{", "}"));
      case Cell.Variant(var json) -> json;
      case Cell.Elements(var values) ->
          values.stream().map(PlainText::of).collect(Collectors.joining(", ", "[", "]"));
      case Cell.Entries(var entries) ->
          entries.stream()
              .map(entry -> of(entry.key()) + ": " + of(entry.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// ISO 8601, with `Z` where the timestamp has a zone.
  static String instant(Cell.Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(instant.micros(), MICROS),
            (int) Math.floorMod(instant.micros(), MICROS) * 1_000,
            ZoneOffset.UTC);
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time) + (instant.zoned() ? "Z" : "");
  }
}
