package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.TimeUnit;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Cuts dates and timestamps, in UTC.
final class TimeFunctions {
  private static final long MICROSECONDS_A_DAY = 86_400_000_000L;

  /// 1970-01-01 was a Thursday; weeks begin on Monday.
  private static final int DAYS_INTO_WEEK = 3;

  private TimeFunctions() {}

  static RowFunction truncate(Call call) {
    TimeUnit unit = unit(call);
    DataType type = call.type();
    if (type == Simple.DATE) {
      return (arguments, row, out) ->
          Memory.putInt(
              out.address(row),
              Math.toIntExact(truncateDays(Memory.getInt(arguments[1].address(row)), unit)));
    }
    return (arguments, row, out) -> {
      long value = Memory.getLong(arguments[1].address(row));
      long result =
          unit.isWithinDay()
              ? value - Math.floorMod(value, microseconds(unit))
              : truncateDays(Math.floorDiv(value, MICROSECONDS_A_DAY), unit) * MICROSECONDS_A_DAY;
      if (result > value) {
        throw EvaluationException.overflow(
            "date_trunc of " + TimeText.print(value, type) + " as " + type.text());
      }
      Memory.putLong(out.address(row), result);
    };
  }

  private static TimeUnit unit(Call call) {
    if (call.arguments().getFirst() instanceof Literal(Value.Text(var name), _)) {
      return TimeUnit.named(name).orElseThrow();
    }
    throw new IllegalArgumentException("the unit is no constant: " + call);
  }

  private static long microseconds(TimeUnit unit) {
    return switch (unit) {
      case MICROSECOND -> 1;
      case MILLISECOND -> 1_000;
      case SECOND -> 1_000_000;
      case MINUTE -> 60_000_000;
      case HOUR -> 3_600_000_000L;
      case DAY, WEEK, MONTH, QUARTER, YEAR -> MICROSECONDS_A_DAY;
    };
  }

  private static long truncateDays(long days, TimeUnit unit) {
    return switch (unit) {
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY -> days;
      case WEEK -> days - Math.floorMod(days + DAYS_INTO_WEEK, 7);
      case MONTH -> LocalDate.ofEpochDay(days).withDayOfMonth(1).toEpochDay();
      case QUARTER -> {
        LocalDate date = LocalDate.ofEpochDay(days).withDayOfMonth(1);
        yield date.minus((date.getMonthValue() - 1) % 3, ChronoUnit.MONTHS).toEpochDay();
      }
      case YEAR -> LocalDate.ofEpochDay(days).withDayOfYear(1).toEpochDay();
    };
  }
}
