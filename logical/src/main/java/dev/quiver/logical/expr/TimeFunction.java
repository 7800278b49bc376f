package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions of dates and timestamps, in UTC.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum TimeFunction implements ScalarFunction {
  /// The first moment of the value's [TimeUnit], of the value's type; the unit is a constant, in
  /// any case; a date is cut to days or longer only. A moment before the first timestamp is an
  /// error.
  DATE_TRUNC(
      named("date_trunc")
          .takes(string("unit"), one("value", Accepts.TIME))
          .gives(ResultType::truncated)
          .fails(),
      "the beginning of a value's hour, day, month, …",
      new Example("date_trunc('month', DATE '2024-05-17')", "2024-05-01")),

  /// A field of the value by its [TimeField] name, a constant, in any case. A date is its midnight.
  /// Years, and what is made of them, count as ISO 8601 does: there is a year 0.
  DATE_PART(
      named("date_part", "datepart")
          .takes(string("field"), one("value", Accepts.TIME))
          .gives(ResultType::part),
      "the year, month, hour, … of a value; EXTRACT(field FROM value) asks the same",
      new Example("date_part('year', DATE '2024-05-17')", "2024")),

  /// The same day so many months on (or back, below 0), or the last of the month if it has no such
  /// day; the time of day stays.
  ADD_MONTHS(
      named("add_months")
          .takes(one("value", Accepts.TIME), int64("months"))
          .gives(ofArgument(0))
          .fails(),
      "the value so many months later",
      new Example("add_months(DATE '2024-01-31', 1)", "2024-02-29")),

  ADD_DAYS(
      named("add_days")
          .takes(one("value", Accepts.TIME), int64("days"))
          .gives(ofArgument(0))
          .fails(),
      "the value so many days later",
      new Example("add_days(DATE '2024-02-28', 2)", "2024-03-01")),

  ADD_MICROS(
      named("add_micros")
          .takes(one("value", Accepts.TIME), int64("microseconds"))
          .gives(ResultType::moment)
          .fails(),
      "the timestamp so many microseconds later",
      new Example("add_micros(TIMESTAMP '2024-05-17 23:59:59', 1000000)", "2024-05-18 00:00:00")),

  /// How often a new [TimeUnit] (a constant, in any case) begins after `start` and not after `end`;
  /// below 0 where `end` is earlier.
  DATE_DIFF(
      named("date_diff", "datediff")
          .takes(string("unit"), one("start", Accepts.TIME), one("end", Accepts.TIME))
          .gives(ResultType::difference)
          .fails(),
      "how many days, months, … begin between two dates or timestamps",
      new Example("date_diff('month', DATE '2024-01-31', DATE '2024-03-01')", "2"));

  private final Declaration declaration;

  TimeFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
