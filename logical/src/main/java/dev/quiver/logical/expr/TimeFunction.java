package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.float64;
import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.DATE;
import static dev.quiver.logical.type.DataType.Simple.INT64;
import static dev.quiver.logical.type.DataType.Simple.STRING;
import static dev.quiver.logical.type.DataType.Simple.TIMESTAMP;

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
      new Example("date_diff('month', DATE '2024-01-31', DATE '2024-03-01')", "2")),

  /// What the calendar does not have is an error.
  MAKE_DATE(
      named("make_date").takes(int64("year"), int64("month"), int64("day")).gives(DATE).fails(),
      "the date of a year, month and day",
      new Example("make_date(2024, 2, 29)", "2024-02-29")),

  /// The hour to 23, the minute to 59, the second below 60, rounded to microseconds.
  MAKE_TIMESTAMP(
      named("make_timestamp")
          .takes(
              int64("year"),
              int64("month"),
              int64("day"),
              int64("hour"),
              int64("minute"),
              float64("second"))
          .gives(TIMESTAMP)
          .fails(),
      "the instant of a date and a time of day in UTC",
      new Example("make_timestamp(2024, 2, 29, 13, 45, 30.5)", "2024-02-29 13:45:30.5")),

  LAST_DAY(
      named("last_day").takes(one("value", Accepts.TIME)).gives(DATE).fails(),
      "the last day of the month",
      new Example("last_day(DATE '2024-02-05')", "2024-02-29")),

  DAY_NAME(
      named("dayname", "day_name").takes(one("value", Accepts.TIME)).gives(STRING),
      "the English name of the day of the week",
      new Example("dayname(DATE '2024-05-17')", "Friday")),

  MONTH_NAME(
      named("monthname", "month_name").takes(one("value", Accepts.TIME)).gives(STRING),
      "the English name of the month",
      new Example("monthname(DATE '2024-05-17')", "May")),

  TO_TIMESTAMP_SECONDS(
      named("to_timestamp_seconds", "from_unixtime")
          .takes(int64("seconds"))
          .gives(TIMESTAMP)
          .fails(),
      "the instant so many seconds after 1970",
      new Example("to_timestamp_seconds(1715904000)", "2024-05-17 00:00:00")),

  TO_TIMESTAMP_MILLIS(
      named("to_timestamp_millis", "epoch_ms")
          .takes(int64("milliseconds"))
          .gives(TIMESTAMP)
          .fails(),
      "the instant so many milliseconds after 1970",
      new Example("to_timestamp_millis(1715904000123)", "2024-05-17 00:00:00.123")),

  TO_TIMESTAMP_MICROS(
      named("to_timestamp_micros").takes(int64("microseconds")).gives(TIMESTAMP),
      "the instant so many microseconds after 1970",
      new Example("to_timestamp_micros(1)", "1970-01-01 00:00:00.000001")),

  TO_UNIX_MICROS(
      named("to_unix_micros", "epoch_us").takes(one("value", Accepts.TIME)).gives(INT64).fails(),
      "the microseconds since 1970",
      new Example("to_unix_micros(TIMESTAMP '1970-01-02')", "86400000000"));

  private final Declaration declaration;

  TimeFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
