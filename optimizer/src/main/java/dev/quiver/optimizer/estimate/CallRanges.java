package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.TextFunction;
import dev.quiver.logical.expr.TimeField;
import dev.quiver.logical.expr.TimeFunction;
import dev.quiver.logical.expr.TimeUnit;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Where values of functions lie: parts of dates and times, and short texts.
final class CallRanges {
  private static final double DAYS_A_YEAR = 365.2425;
  private static final double MICROS_A_DAY = 86_400e6;
  private static final double MOST_DAYS = 1e8;

  /// How many different characters are thought to stand in one place.
  private static final double CHARACTERS = 10;

  private static final long LONG = 10;

  private CallRanges() {}

  /// The range of a call; `arguments` are the domains of those that are no constants.
  static Range of(Call call, List<Domain> arguments) {
    if (arguments.size() != 1) {
      return call.type() == Simple.BOOLEAN ? Range.TRUTH : Range.ANY;
    }
    Range value = arguments.getFirst().range();
    return switch (call.function()) {
      case TimeFunction.DATE_PART -> part(call, value);
      case TimeFunction.DATE_TRUNC -> truncated(call, value);
      case TimeFunction.ADD_DAYS -> moved(call, value, 1);
      case TimeFunction.ADD_MONTHS -> moved(call, value, DAYS_A_YEAR / 12);
      case ScalarFunction _ -> call.type() == Simple.BOOLEAN ? Range.TRUTH : Range.ANY;
    };
  }

  private static Range part(Call call, Range value) {
    Optional<TimeField> field = text(call.arguments().getFirst()).flatMap(TimeField::named);
    if (field.isEmpty()) {
      return Range.ANY;
    }
    DataType from = call.arguments().getLast().type();
    return switch (field.get()) {
      case YEAR, ISOYEAR -> years(value, from, 1, call.type());
      case DECADE -> years(value, from, 10, call.type());
      case CENTURY -> years(value, from, 100, call.type());
      case MILLENNIUM -> years(value, from, 1000, call.type());
      case QUARTER -> Range.between(1, 4, call.type());
      case MONTH -> Range.between(1, 12, call.type());
      case WEEK -> Range.between(1, 53, call.type());
      case DAY -> Range.between(1, 31, call.type());
      case DOY -> Range.between(1, 366, call.type());
      case DOW, ISODOW -> Range.between(0, 6, call.type());
      case HOUR -> Range.between(0, 23, call.type());
      case MINUTE, SECOND -> Range.between(0, 59, call.type());
      case MILLISECOND, MICROSECOND, EPOCH -> Range.ANY;
    };
  }

  private static Range years(Range value, DataType from, double each, DataType type) {
    if (!value.isBounded()) {
      return Range.ANY;
    }
    double days = from == Simple.DATE ? 1 : MICROS_A_DAY;
    return Range.between(
        Math.floor(year(value.low() / days) / each),
        Math.floor(year(value.high() / days) / each),
        type);
  }

  private static double year(double days) {
    double possible = Math.clamp(days, -MOST_DAYS, MOST_DAYS);
    return LocalDate.ofEpochDay((long) Math.floor(possible)).getYear();
  }

  /// Steps as long as the unit.
  private static Range truncated(Call call, Range value) {
    Optional<String> unit = text(call.arguments().getFirst());
    double day = call.type() == Simple.DATE ? 1 : MICROS_A_DAY;
    double step = unit.flatMap(TimeUnit::named).map(one -> days(one) * day).orElse(0.0);
    return step > 0 && value.isBounded()
        ? new Range(value.low() - step, value.high(), Math.max(1, step), "", value.sure())
        : value;
  }

  private static double days(TimeUnit unit) {
    return switch (unit) {
      case YEAR -> DAYS_A_YEAR;
      case QUARTER -> DAYS_A_YEAR / 4;
      case MONTH -> DAYS_A_YEAR / 12;
      case WEEK -> 7;
      case DAY -> 1;
      case HOUR -> 1.0 / 24;
      case MINUTE -> 1.0 / (24 * 60);
      case SECOND -> 1.0 / (24 * 60 * 60);
      case MILLISECOND, MICROSECOND -> 0;
    };
  }

  private static Range moved(Call call, Range value, double days) {
    double day = call.type() == Simple.DATE ? 1 : MICROS_A_DAY;
    return call.arguments().getLast() instanceof Literal(Value.Int(var count), _)
            && value.isBounded()
        ? Range.between(
            value.low() + count * days * day, value.high() + count * days * day, call.type())
        : Range.ANY;
  }

  /// How many different values a call is thought to have at most: texts of so many characters.
  static double most(Call call) {
    boolean isPart =
        call.function() == TextFunction.SUBSTRING
            || call.function() == TextFunction.LEFT
            || call.function() == TextFunction.RIGHT;
    return isPart
            && call.arguments().getLast() instanceof Literal(Value.Int(var count), _)
            && count >= 0
            && count <= LONG
        ? StrictMath.pow(CHARACTERS, (double) count)
        : Double.POSITIVE_INFINITY;
  }

  private static Optional<String> text(Expr argument) {
    return argument instanceof Literal(Value.Text(var text), _)
        ? Optional.of(text)
        : Optional.empty();
  }
}
