package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions of numbers.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum MathFunction implements ScalarFunction {
  /// Of its argument's type; the smallest integer is an error; of -0.0 it is 0.0.
  ABS(
      named("abs").takes(one("value", Accepts.NUMBER)).gives(ofArgument(0)).fails(),
      "the distance from zero",
      new Example("abs(-7)", "7")),

  /// Half away from zero; `places` is a constant from -38 to 38, int64. Integers and floats keep
  /// their type; an integer out of it is an error. decimal(p,s) stays as it is if `places >= s`,
  /// else becomes decimal(min(38,p-s+places+1),places) (the scale at least 0). A float with
  /// `places` 0 is rounded exactly; else it is multiplied by `10^|places|` (divided, for places
  /// below 0), rounded, and divided (multiplied) by the same, and stays as it is if the first step
  /// is not finite.
  ROUND(
      named("round")
          .takes(one("value", Accepts.NUMBER), int64("places", 0))
          .gives(ResultType::rounded)
          .fails(),
      "the nearest number with so many decimal places",
      new Example("round(2.345, 2)", "2.35")),

  /// Integers and floats keep their type; decimal(p,s) with s > 0 becomes decimal(p-s+1,0).
  FLOOR(
      named("floor").takes(one("value", Accepts.NUMBER)).gives(ResultType::whole),
      "the greatest whole number not above",
      new Example("floor(-2.5)", "-3")),

  /// Integers and floats keep their type; decimal(p,s) with s > 0 becomes decimal(p-s+1,0).
  CEIL(
      named("ceil", "ceiling").takes(one("value", Accepts.NUMBER)).gives(ResultType::whole),
      "the smallest whole number not below",
      new Example("ceil(2.1)", "3"));

  private final Declaration declaration;

  MathFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
