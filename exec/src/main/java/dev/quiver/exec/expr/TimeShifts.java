package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.TimeUnit;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;

/// Moves dates and timestamps, and counts what lies between two.
final class TimeShifts {
  private static final long DAY = TimeFunctions.MICROSECONDS_A_DAY;

  private TimeShifts() {}

  /// What becomes of a date or a timestamp; throws ArithmeticException where nothing can.
  private interface Shift {
    long apply(long time, long count);
  }

  static RowFunction addMonths(DataType type) {
    Shift ofTimestamp =
        (time, months) -> {
          long days = Math.floorDiv(time, DAY);
          long moved = Civil.plusMonths(days, inRange(months));
          return Math.addExact(time, Math.multiplyExact(moved - days, DAY));
        };
    return shift(
        type,
        "months",
        type == Simple.DATE
            ? (days, months) -> Math.toIntExact(Civil.plusMonths(days, inRange(months)))
            : ofTimestamp);
  }

  /// No time has so many months before or after it that the arithmetic of years would wrap.
  private static long inRange(long months) {
    if (Math.abs(months) < 0 || Math.abs(months) > 200_000_000L) {
      throw new ArithmeticException();
    }
    return months;
  }

  static RowFunction addDays(DataType type) {
    return shift(
        type,
        "days",
        type == Simple.DATE
            ? (days, count) -> Math.toIntExact(Math.addExact(days, count))
            : (time, days) -> Math.addExact(time, Math.multiplyExact(days, DAY)));
  }

  static RowFunction addMicros(DataType type) {
    return shift(type, "microseconds", Math::addExact);
  }

  private static RowFunction shift(DataType type, String unit, Shift shift) {
    int width = type == Simple.DATE ? Integer.BYTES : Long.BYTES;
    return (arguments, row, out) -> {
      long time = Integers.get(arguments[0].address(row), width);
      long count = Memory.getLong(arguments[1].address(row));
      try {
        Integers.put(out.address(row), width, shift.apply(time, count));
      } catch (ArithmeticException _) {
        throw EvaluationException.overflow(
            TimeText.print(time, type) + " plus " + count + " " + unit + " as " + type.text());
      }
    };
  }

  static RowFunction difference(Call call) {
    TimeUnit unit = TimeUnit.named(TimeFunctions.constant(call)).orElseThrow();
    DataType type = call.arguments().getLast().type();
    return (arguments, row, out) -> {
      try {
        long start = time(arguments[1].address(row), type, unit);
        long end = time(arguments[2].address(row), type, unit);
        Memory.putLong(out.address(row), Math.subtractExact(end, start));
      } catch (ArithmeticException _) {
        throw EvaluationException.overflow("date_diff in " + TimeFunctions.constant(call));
      }
    };
  }

  /// The number of the unit that a time lies in, from any beginning.
  private static long time(long address, DataType type, TimeUnit unit) {
    boolean isDate = type == Simple.DATE;
    long value = isDate ? Memory.getInt(address) : Memory.getLong(address);
    if (unit.isWithinDay()) {
      long micros = TimeFunctions.microseconds(unit);
      return isDate ? Math.multiplyExact(value, DAY / micros) : Math.floorDiv(value, micros);
    }
    return day(isDate ? value : Math.floorDiv(value, DAY), unit);
  }

  private static long day(long days, TimeUnit unit) {
    long civil = Civil.of(days);
    return switch (unit) {
      case WEEK -> Math.floorDiv(days + 3, 7L);
      case MONTH -> Civil.year(civil) * 12 + Civil.month(civil) - 1;
      case QUARTER -> Civil.year(civil) * 4 + (Civil.month(civil) - 1) / 3;
      case YEAR -> Civil.year(civil);
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY -> days;
    };
  }
}
