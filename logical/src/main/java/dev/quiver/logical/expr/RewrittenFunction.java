package dev.quiver.logical.expr;

import dev.quiver.logical.expr.ScalarFunction.Example;
import java.util.List;

/// The functions that are another way of writing an expression; [Calls] writes it out, so nothing
/// after binding knows them.
@SuppressWarnings("ImmutableEnumChecker") // an Example is a record of two strings
public enum RewrittenFunction {
  /// [Expr.Coalesce]; of one argument, the argument.
  COALESCE(
      "coalesce",
      "value…",
      "the first value that is not NULL",
      new Example("coalesce(NULL, 2, 3)", "2")),

  /// `CASE WHEN a = b THEN NULL ELSE a END`.
  NULLIF(
      "nullif",
      "a, b",
      "NULL where both are equal, else the first",
      new Example("nullif(1, 1)", "NULL")),

  /// `CASE WHEN condition THEN a ELSE b END`.
  IF(
      "if",
      List.of("iff", "ifelse"),
      "condition, a, [b=NULL]",
      "one value where a condition is true, else another",
      new Example("if(1 > 2, 'a', 'b')", "b")),

  /// [Expr.Coalesce] of both.
  IFNULL(
      "ifnull",
      List.of("nvl"),
      "value, otherwise",
      "the value, or another where it is NULL",
      new Example("ifnull(NULL, 2)", "2")),

  /// `CASE WHEN value IS NOT NULL THEN a ELSE b END`.
  NVL2(
      "nvl2",
      "value, a, b",
      "one value where the first is not NULL, else another",
      new Example("nvl2(NULL, 1, 2)", "2")),

  /// [Expr.Coalesce] of the number and 0.
  ZEROIFNULL(
      "zeroifnull", "number", "the number, 0 where it is NULL", new Example("zeroifnull(7)", "7")),

  /// NULLIF of the number and 0.
  NULLIFZERO(
      "nullifzero",
      "number",
      "the number, NULL where it is 0",
      new Example("nullifzero(0)", "NULL")),

  /// The operator `%`.
  MOD("mod", "a, b", "what division leaves, with the sign of a", new Example("mod(-7, 4)", "-3")),

  /// The double nearest to it.
  PI("pi", "", "the ratio of a circle to its diameter", new Example("pi()", "3.141592653589793")),

  /// [MathFunction#LOG10] of one argument, [MathFunction#LOG_BASE] of two.
  LOG("log", "[base=10], value", "a logarithm", new Example("log(2, 8)", "3.0")),

  /// [Expr.Cast] to date.
  TO_DATE(
      "to_date",
      "value",
      "the date of a text or timestamp, as CAST reads it",
      new Example("to_date('2024-05-17')", "2024-05-17")),

  /// [Expr.Cast] to timestamp; numbers are asked for their unit.
  TO_TIMESTAMP(
      "to_timestamp",
      "value",
      "the instant of a text or date, as CAST reads it",
      new Example("to_timestamp('2024-05-17T13:45:00Z')", "2024-05-17 13:45:00")),

  /// [Expr.Member]; the name is a constant and exact.
  GET_FIELD(
      "get_field",
      "struct, name",
      "a member of a struct",
      new Example("get_field(span_make(3, 8), 'bstart')", "3")),

  /// [Expr.Cast]; the type is a constant, spelled as [dev.quiver.logical.type.TypeNames] reads it.
  ARROW_CAST(
      "arrow_cast",
      "value, type",
      "the value converted to a type, spelled as Arrow does or as here",
      new Example("arrow_cast('5', 'Int64')", "5")),

  /// [Expr.Coalesce] of the text of [NestedFunction#MAP_GET] and of the default.
  MAP_GET_DEFAULT(
      "map_get_default",
      "map, key, default",
      "the value of a key as text, the default where there is none or it is NULL",
      new Example("map_get_default(map(make_array('a'), make_array(1)), 'b', 'none')", "none")),

  /// The fields of times, here and below: [TimeFunction#DATE_PART] of the name.
  YEAR("year", "value", "the year", new Example("year(DATE '2024-05-17')", "2024")),

  QUARTER(
      "quarter",
      "value",
      "the quarter of the year, from 1",
      new Example("quarter(DATE '2024-05-17')", "2")),

  MONTH("month", "value", "the month, from 1", new Example("month(DATE '2024-05-17')", "5")),

  WEEK(
      "week",
      "value",
      "the week of the year, from 1",
      new Example("week(DATE '2024-05-17')", "20")),

  DAY("day", "value", "the day of the month, from 1", new Example("day(DATE '2024-05-17')", "17")),

  DAYOFWEEK(
      "dayofweek",
      "value",
      "the day of the week: Sunday 0, Saturday 6",
      new Example("dayofweek(DATE '2024-05-17')", "5")),

  DAYOFYEAR(
      "dayofyear",
      "value",
      "the day of the year, from 1",
      new Example("dayofyear(DATE '2024-05-17')", "138")),

  HOUR("hour", "value", "the hour", new Example("hour(DATE '2024-05-17')", "0")),

  MINUTE("minute", "value", "the minute", new Example("minute(DATE '2024-05-17')", "0")),

  SECOND("second", "value", "the whole second", new Example("second(DATE '2024-05-17')", "0")),

  EPOCH(
      "epoch",
      "value",
      "the seconds since 1970",
      new Example("epoch(DATE '2024-05-17')", "1715904000.0")),

  /// [HashFunction#STABLE_ID_PARTS] of the path, the bounds and, if given, the kind.
  SPAN_ID(
      "span_id",
      "prefix, path, bstart, bend, [kind]",
      "a stable id of a span",
      new Example("span_id('span', 'p.py', 1, 5)", "span:70c0a8b13ffc3f31e7556a5a9e257627"));

  private final String text;
  private final List<String> aliases;
  private final String parameters;
  private final String summary;
  private final Example example;

  RewrittenFunction(String text, String parameters, String summary, Example example) {
    this(text, List.of(), parameters, summary, example);
  }

  RewrittenFunction(
      String text, List<String> aliases, String parameters, String summary, Example example) {
    this.text = text;
    this.aliases = aliases;
    this.parameters = parameters;
    this.summary = summary;
    this.example = example;
  }

  /// The name people write.
  public String text() {
    return text;
  }

  /// Other names for it.
  public List<String> aliases() {
    return aliases;
  }

  /// What it gives, in half a sentence.
  public String summary() {
    return summary;
  }

  /// A call and its value.
  public Example example() {
    return example;
  }

  /// The call as documentation writes it.
  public String signature() {
    return text + "(" + parameters + ")";
  }
}
