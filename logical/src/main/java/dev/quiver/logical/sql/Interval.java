package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.SqlParser.IntervalContext;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Locale;

/// A span of time: months, whose days differ, then days, then microseconds.
record Interval(long months, long days, long micros) {
  private static final long SECOND = 1_000_000;

  static Interval of(IntervalContext context) {
    String text =
        context.text == null ? context.count.getText() : Quotes.off(context.text.getText()).strip();
    String unit = context.unit == null ? "" : " " + context.unit.getText();
    String[] words = (text + unit).split("\\s+", -1);
    if (words.length % 2 != 0) {
      throw SqlException.badInterval(text + unit);
    }
    Interval sum = new Interval(0, 0, 0);
    for (int i = 0; i < words.length; i += 2) {
      sum = sum.plus(part(words[i], words[i + 1], text + unit));
    }
    return sum;
  }

  private static Interval part(String number, String unit, String text) {
    long count;
    try {
      count = Long.parseLong(number);
      String folded = unit.toLowerCase(Locale.ROOT);
      return switch (folded.endsWith("s") ? folded.substring(0, folded.length() - 1) : folded) {
        case "year" -> new Interval(Math.multiplyExact(count, 12), 0, 0);
        case "quarter" -> new Interval(Math.multiplyExact(count, 3), 0, 0);
        case "month" -> new Interval(count, 0, 0);
        case "week" -> new Interval(0, Math.multiplyExact(count, 7), 0);
        case "day" -> new Interval(0, count, 0);
        case "hour" -> new Interval(0, 0, Math.multiplyExact(count, 3600 * SECOND));
        case "minute" -> new Interval(0, 0, Math.multiplyExact(count, 60 * SECOND));
        case "second" -> new Interval(0, 0, Math.multiplyExact(count, SECOND));
        case "millisecond" -> new Interval(0, 0, Math.multiplyExact(count, 1_000));
        case "microsecond" -> new Interval(0, 0, count);
        default -> throw SqlException.badInterval(text);
      };
    } catch (NumberFormatException | ArithmeticException e) {
      throw SqlException.badInterval(text);
    }
  }

  private Interval plus(Interval other) {
    return new Interval(months + other.months, days + other.days, micros + other.micros);
  }

  /// A date or timestamp moved by this; `operator` is `+` or `-`.
  Expr shift(Expr time, String operator) {
    if (!operator.equals("+") && !operator.equals("-")) {
      throw SqlException.intervalHere();
    }
    long sign = operator.equals("-") ? -1 : 1;
    Expr moved = moved("add_months", time, sign * months);
    moved = moved("add_days", moved, sign * days);
    return moved("add_micros", moved, sign * micros);
  }

  private static Expr moved(String function, Expr time, long count) {
    return count == 0
        ? time
        : Calls.of(function, List.of(time, new Literal(new Value.Int(count), Simple.INT64)));
  }
}
