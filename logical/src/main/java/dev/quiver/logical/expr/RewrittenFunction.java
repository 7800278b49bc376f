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
  private final String parameters;
  private final String summary;
  private final Example example;

  RewrittenFunction(String text, String parameters, String summary, Example example) {
    this.text = text;
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
    return List.of();
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
