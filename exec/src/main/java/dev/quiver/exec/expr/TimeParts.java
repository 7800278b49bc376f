package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.TimeField;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;

/// Takes fields out of dates and timestamps, in UTC.
final class TimeParts {
  private static final long DAY = TimeFunctions.MICROSECONDS_A_DAY;

  private TimeParts() {}

  static RowFunction part(Call call) {
    TimeField field = TimeField.named(TimeFunctions.constant(call)).orElseThrow();
    boolean isDate = call.arguments().getLast().type() == Simple.DATE;
    if (field == TimeField.EPOCH) {
      return (arguments, row, out) ->
          Memory.putDouble(out.address(row), seconds(arguments[1].address(row), isDate));
    }
    return (arguments, row, out) -> {
      long at = arguments[1].address(row);
      long days = isDate ? Memory.getInt(at) : Math.floorDiv(Memory.getLong(at), DAY);
      long ofDay = isDate ? 0 : Math.floorMod(Memory.getLong(at), DAY);
      Memory.putLong(out.address(row), part(field, days, ofDay));
    };
  }

  static RowFunction lastDay(DataType type) {
    return (arguments, row, out) -> {
      long civil = Civil.of(days(arguments[0].address(row), type));
      long year = Civil.year(civil);
      int month = Civil.month(civil);
      long last = Civil.days(year, month, Civil.lastDay(year, month));
      if (last != (int) last) {
        throw EvaluationException.overflow("last_day as date");
      }
      Memory.putInt(out.address(row), (int) last);
    };
  }

  static RowFunction dayName(DataType type) {
    byte[][] names = names(DayOfWeek.values());
    return (arguments, row, out) ->
        out.setBytes(row, names[Civil.dayOfWeek(days(arguments[0].address(row), type))]);
  }

  static RowFunction monthName(DataType type) {
    byte[][] names = names(Month.values());
    return (arguments, row, out) ->
        out.setBytes(row, names[Civil.month(Civil.of(days(arguments[0].address(row), type))) - 1]);
  }

  private static byte[][] names(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(Enum::name)
        .map(name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
        .map(name -> name.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  private static long days(long at, DataType type) {
    return type == Simple.DATE ? Memory.getInt(at) : Math.floorDiv(Memory.getLong(at), DAY);
  }

  private static double seconds(long at, boolean isDate) {
    return isDate ? Memory.getInt(at) * 86_400.0 : Memory.getLong(at) / 1e6;
  }

  private static long part(TimeField field, long days, long microsecondOfDay) {
    return switch (field) {
      case HOUR -> microsecondOfDay / 3_600_000_000L;
      case MINUTE -> microsecondOfDay / 60_000_000 % 60;
      case SECOND -> microsecondOfDay / 1_000_000 % 60;
      case MILLISECOND -> microsecondOfDay % 60_000_000 / 1_000;
      case MICROSECOND -> microsecondOfDay % 60_000_000;
      case DOW -> (Civil.dayOfWeek(days) + 1) % 7;
      case ISODOW -> Civil.dayOfWeek(days) + 1L;
      case ISOYEAR -> Civil.year(Civil.of(thursday(days)));
      case WEEK -> (dayOfYear(thursday(days)) - 1) / 7 + 1;
      case DOY -> dayOfYear(days);
      case MILLENNIUM, CENTURY, DECADE, YEAR -> years(field, Civil.year(Civil.of(days)));
      case QUARTER -> (Civil.month(Civil.of(days)) + 2L) / 3;
      case MONTH -> Civil.month(Civil.of(days));
      case DAY -> Civil.day(Civil.of(days));
      case EPOCH -> throw new IllegalArgumentException("no whole number: " + field);
    };
  }

  /// The first century begins with year 1, and the one before is the first before it: there is no
  /// century 0, nor such a millennium.
  private static long years(TimeField field, long year) {
    return switch (field) {
      case MILLENNIUM -> year > 0 ? (year - 1) / 1_000 + 1 : year / 1_000 - 1;
      case CENTURY -> year > 0 ? (year - 1) / 100 + 1 : year / 100 - 1;
      case DECADE -> year / 10;
      default -> year;
    };
  }

  /// The Thursday of a day's week, which decides its year.
  private static long thursday(long days) {
    return days - Civil.dayOfWeek(days) + 3;
  }

  private static long dayOfYear(long days) {
    return days - Civil.days(Civil.year(Civil.of(days)), 1, 1) + 1;
  }
}
