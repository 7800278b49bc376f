package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;

/// Functions that make dates and timestamps of numbers, and numbers of them.
final class TimeMakers {
  private static final long DAY = TimeFunctions.MICROSECONDS_A_DAY;

  /// No date has a year further from 0.
  private static final long LAST_YEAR = 6_000_000;

  private TimeMakers() {}

  static RowFunction date() {
    return (arguments, row, out) -> {
      long days = days("make_date", arguments, row);
      if (days != (int) days) {
        throw EvaluationException.overflow("make_date as date");
      }
      Memory.putInt(out.address(row), (int) days);
    };
  }

  static RowFunction timestamp() {
    return (arguments, row, out) -> {
      long days = days("make_timestamp", arguments, row);
      long hour = within("make_timestamp", "hour", number(arguments, 3, row), 0, 23);
      long minute = within("make_timestamp", "minute", number(arguments, 4, row), 0, 59);
      double second = Memory.getDouble(arguments[5].address(row));
      if (!(second >= 0 && second < 60)) {
        throw EvaluationException.argument("make_timestamp", "the second " + second);
      }
      long ofDay = (hour * 60 + minute) * 60_000_000 + Math.round(second * 1e6);
      try {
        Memory.putLong(out.address(row), Math.addExact(Math.multiplyExact(days, DAY), ofDay));
      } catch (ArithmeticException _) {
        throw EvaluationException.overflow("make_timestamp as timestamp");
      }
    };
  }

  private static long number(Operand[] arguments, int ordinal, int row) {
    return Memory.getLong(arguments[ordinal].address(row));
  }

  private static long days(String function, Operand[] arguments, int row) {
    long year = within(function, "year", number(arguments, 0, row), -LAST_YEAR, LAST_YEAR);
    int month = (int) within(function, "month", number(arguments, 1, row), 1, 12);
    long last = Civil.lastDay(year, month);
    int day = (int) within(function, "day", number(arguments, 2, row), 1, last);
    return Civil.days(year, month, day);
  }

  private static long within(String function, String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw EvaluationException.argument(function, "the " + what + " " + value);
    }
    return value;
  }

  static RowFunction since(String unit, long micros) {
    return (arguments, row, out) -> {
      long count = Memory.getLong(arguments[0].address(row));
      try {
        Memory.putLong(out.address(row), Math.multiplyExact(count, micros));
      } catch (ArithmeticException _) {
        throw EvaluationException.overflow(count + " " + unit + " since 1970 as timestamp");
      }
    };
  }

  static RowFunction micros(DataType type) {
    return (arguments, row, out) -> {
      long at = arguments[0].address(row);
      long time = type == Simple.DATE ? fromDays(Memory.getInt(at)) : Memory.getLong(at);
      Memory.putLong(out.address(row), time);
    };
  }

  private static long fromDays(long days) {
    try {
      return Math.multiplyExact(days, DAY);
    } catch (ArithmeticException _) {
      throw EvaluationException.overflow("the microseconds to a date as int64");
    }
  }
}
