package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.AT_LEAST;
import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.int32;
import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.span;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Parameter.truth;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.FLOAT64;
import static dev.quiver.logical.type.DataType.Simple.INT64;

/// The functions of spans of source text.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum SpanFunction implements ScalarFunction {
  /// The struct of the five arguments. Never NULL itself; NULL arguments are kept as members.
  SPAN_MAKE(
      named("span_make", "span")
          .takes(
              int64("bstart"),
              int64("bend"),
              int32("line_base", 0),
              string("col_unit", "byte"),
              truth("end_exclusive", true))
          .gives(ResultType.SPAN)
          .nulls(OWN),
      "a span of bytes",
      new Example("span_make(3, 8)['bend']", "8")),

  /// `bend - bstart`, checked; NULL where the span or a bound is; `end_exclusive` does not matter.
  SPAN_LEN(
      named("span_len").takes(span("span")).gives(INT64).nulls(AT_LEAST).fails(),
      "the distance between a span's bounds",
      new Example("span_len(span_make(3, 8))", "5")),

  /// `a.bstart < b.end' and b.bstart < a.end'`, where `end'` is `bend`, or one more where
  /// `end_exclusive` is false (NULL counts as true), without overflow. NULL where a span or any
  /// bound is.
  SPAN_OVERLAPS(
      named("span_overlaps").takes(span("a"), span("b")).gives(BOOLEAN).nulls(AT_LEAST),
      "whether two spans share a position",
      new Example("span_overlaps(span_make(3, 8), span_make(8, 9))", "false")),

  /// `a.bstart <= b.bstart and b.end' <= a.end'`; `end'` and NULLs as in SPAN_OVERLAPS.
  SPAN_CONTAINS(
      named("span_contains").takes(span("a"), span("b")).gives(BOOLEAN).nulls(AT_LEAST),
      "whether the first span contains the second",
      new Example("span_contains(span_make(3, 8), span_make(3, 5))", "true")),

  /// The exact difference `right_start - right_end`, rounded once to a double.
  INTERVAL_ALIGN_SCORE(
      named("interval_align_score")
          .takes(int64("left_start"), int64("left_end"), int64("right_start"), int64("right_end"))
          .gives(FLOAT64),
      "scores a shorter right interval higher",
      new Example("interval_align_score(0, 9, 2, 6)", "-4.0"));

  private final Declaration declaration;

  SpanFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
