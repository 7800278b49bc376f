package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.TimeUnit;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;

/// Cuts dates and timestamps, in UTC.
final class TimeFunctions {
  static final long MICROSECONDS_A_DAY = 86_400_000_000L;

  private TimeFunctions() {}

  static RowFunction truncate(Call call) {
    TimeUnit unit = TimeUnit.named(constant(call)).orElseThrow();
    DataType type = call.type();
    if (type == Simple.DATE) {
      return (arguments, row, out) -> {
        int value = Memory.getInt(arguments[1].address(row));
        long result = truncateDays(value, unit);
        if (result != (int) result) {
          throw tooEarly(value, type);
        }
        Memory.putInt(out.address(row), (int) result);
      };
    }
    return (arguments, row, out) -> {
      long value = Memory.getLong(arguments[1].address(row));
      long result =
          unit.isWithinDay()
              ? value - Math.floorMod(value, microseconds(unit))
              : truncateDays(Math.floorDiv(value, MICROSECONDS_A_DAY), unit) * MICROSECONDS_A_DAY;
      if (result > value) {
        throw tooEarly(value, type);
      }
      Memory.putLong(out.address(row), result);
    };
  }

  private static EvaluationException tooEarly(long value, DataType type) {
    return EvaluationException.overflow(
        "date_trunc of " + TimeText.print(value, type) + " as " + type.text());
  }

  /// The text that the first argument is.
  static String constant(Call call) {
    if (call.arguments().getFirst() instanceof Literal(Value.Text(var name), _)) {
      return name;
    }
    throw new IllegalArgumentException("no constant: " + call);
  }

  static long microseconds(TimeUnit unit) {
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
    long civil = Civil.of(days);
    return switch (unit) {
      case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR, DAY -> days;
      case WEEK -> days - Civil.dayOfWeek(days);
      case MONTH -> Civil.days(Civil.year(civil), Civil.month(civil), 1);
      case QUARTER -> Civil.days(Civil.year(civil), (Civil.month(civil) - 1) / 3 * 3 + 1, 1);
      case YEAR -> Civil.days(Civil.year(civil), 1, 1);
    };
  }
}
