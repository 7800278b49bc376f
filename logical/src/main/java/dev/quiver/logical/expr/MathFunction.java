package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.float64;
import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.FLOAT64;
import static dev.quiver.logical.type.DataType.Simple.INT64;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions of numbers.
///
/// Those of doubles take any number and never end in an error: where there is no answer they give
/// NaN or an infinity, as IEEE 754 does. Their bits are the same on every machine.
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
          .gives(ResultType.rounded("round"))
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
      new Example("ceil(2.1)", "3")),

  /// NaN below 0.
  SQRT(
      named("sqrt").takes(float64("value")).gives(FLOAT64),
      "the square root",
      new Example("sqrt(2)", "1.4142135623730951")),

  CBRT(
      named("cbrt").takes(float64("value")).gives(FLOAT64),
      "the cube root",
      new Example("cbrt(27)", "3.0")),

  EXP(
      named("exp").takes(float64("value")).gives(FLOAT64),
      "Euler's number to a power",
      new Example("exp(0)", "1.0")),

  /// NaN below 0, minus infinity of 0; so all logarithms.
  LN(
      named("ln").takes(float64("value")).gives(FLOAT64),
      "the natural logarithm",
      new Example("ln(1)", "0.0")),

  LOG10(
      named("log10").takes(float64("value")).gives(FLOAT64),
      "the logarithm of base 10",
      new Example("log10(1000)", "3.0")),

  /// Exact for powers of 2.
  LOG2(
      named("log2").takes(float64("value")).gives(FLOAT64),
      "the logarithm of base 2",
      new Example("log2(8)", "3.0")),

  /// The quotient of two logarithms; LOG2 and LOG10 where those are asked for.
  LOG_BASE(
      named("log_base").takes(float64("base"), float64("value")).gives(FLOAT64),
      "the logarithm of a base",
      new Example("log_base(2, 8)", "3.0")),

  POWER(
      named("power", "pow").takes(float64("base"), float64("exponent")).gives(FLOAT64),
      "a number to a power",
      new Example("power(2, 10)", "1024.0")),

  SIN(
      named("sin").takes(float64("value")).gives(FLOAT64),
      "the sine of an angle",
      new Example("sin(0)", "0.0")),

  COS(
      named("cos").takes(float64("value")).gives(FLOAT64),
      "the cosine of an angle",
      new Example("cos(0)", "1.0")),

  TAN(
      named("tan").takes(float64("value")).gives(FLOAT64),
      "the tangent of an angle",
      new Example("tan(0)", "0.0")),

  COT(
      named("cot").takes(float64("value")).gives(FLOAT64),
      "the cotangent of an angle",
      new Example("cot(1)", "0.6420926159343306")),

  /// NaN outside of -1 to 1; so ACOS.
  ASIN(
      named("asin").takes(float64("value")).gives(FLOAT64),
      "the angle of a sine",
      new Example("asin(0)", "0.0")),

  ACOS(
      named("acos").takes(float64("value")).gives(FLOAT64),
      "the angle of a cosine",
      new Example("acos(1)", "0.0")),

  ATAN(
      named("atan").takes(float64("value")).gives(FLOAT64),
      "the angle of a tangent",
      new Example("atan(1)", "0.7853981633974483")),

  ATAN2(
      named("atan2").takes(float64("y"), float64("x")).gives(FLOAT64),
      "the angle of a point",
      new Example("atan2(1, 1)", "0.7853981633974483")),

  SINH(
      named("sinh").takes(float64("value")).gives(FLOAT64),
      "the hyperbolic sine",
      new Example("sinh(0)", "0.0")),

  COSH(
      named("cosh").takes(float64("value")).gives(FLOAT64),
      "the hyperbolic cosine",
      new Example("cosh(0)", "1.0")),

  TANH(
      named("tanh").takes(float64("value")).gives(FLOAT64),
      "the hyperbolic tangent",
      new Example("tanh(0)", "0.0")),

  DEGREES(
      named("degrees").takes(float64("value")).gives(FLOAT64),
      "radians in degrees",
      new Example("degrees(pi())", "180.0")),

  RADIANS(
      named("radians").takes(float64("value")).gives(FLOAT64),
      "degrees in radians",
      new Example("radians(180)", "3.141592653589793")),

  NANVL(
      named("nanvl").takes(float64("value"), float64("otherwise")).gives(FLOAT64),
      "the value, or another where it is NaN",
      new Example("nanvl(CAST('NaN' AS float64), 2)", "2.0")),

  IS_NAN(
      named("isnan").takes(float64("value")).gives(BOOLEAN),
      "whether a double is not a number",
      new Example("isnan(CAST('NaN' AS float64))", "true")),

  IS_INFINITE(
      named("isinf", "is_infinite").takes(float64("value")).gives(BOOLEAN),
      "whether a double is infinite",
      new Example("isinf(CAST('inf' AS float64))", "true")),

  /// A double for floats (NaN of NaN), else int64.
  SIGN(
      named("sign", "signum").takes(one("value", Accepts.NUMBER)).gives(ResultType::sign),
      "-1, 0 or 1 as the number is below, at or above zero",
      new Example("sign(-7)", "-1")),

  /// As ROUND, but towards zero.
  TRUNC(
      named("trunc", "truncate")
          .takes(one("value", Accepts.NUMBER), int64("places", 0))
          .gives(ResultType.rounded("trunc")),
      "the number without the decimal places after so many",
      new Example("trunc(-2.789, 1)", "-2.7")),

  /// Never below 0; 0 of two zeros.
  GCD(
      named("gcd").takes(int64("a"), int64("b")).gives(INT64).fails(),
      "the greatest number that divides both",
      new Example("gcd(12, 18)", "6")),

  /// Never below 0; 0 where either is.
  LCM(
      named("lcm").takes(int64("a"), int64("b")).gives(INT64).fails(),
      "the smallest number that both divide",
      new Example("lcm(4, 6)", "12")),

  /// Of 0 to 20; of others an error.
  FACTORIAL(
      named("factorial").takes(int64("value")).gives(INT64).fails(),
      "the product of the numbers from 1 on",
      new Example("factorial(5)", "120")),

  /// Of 64 bits in two's complement, as of all bitwise functions.
  BIT_COUNT(
      named("bit_count").takes(int64("value")).gives(INT64),
      "the number of bits that are 1",
      new Example("bit_count(255)", "8")),

  BITWISE_AND(
      named("bitwise_and").takes(int64("a"), int64("b")).gives(INT64),
      "the bits that are 1 in both",
      new Example("bitwise_and(12, 10)", "8")),

  BITWISE_OR(
      named("bitwise_or").takes(int64("a"), int64("b")).gives(INT64),
      "the bits that are 1 in either",
      new Example("bitwise_or(12, 10)", "14")),

  BITWISE_XOR(
      named("bitwise_xor", "xor").takes(int64("a"), int64("b")).gives(INT64),
      "the bits that differ",
      new Example("bitwise_xor(12, 10)", "6")),

  BITWISE_NOT(
      named("bitwise_not").takes(int64("value")).gives(INT64),
      "all bits the other way",
      new Example("bitwise_not(0)", "-1")),

  /// Bits moved out are lost; 0 past 63 places; by less than none an error; so SHIFT_RIGHT, which
  /// keeps the sign.
  SHIFT_LEFT(
      named("bitwise_left_shift", "shiftleft")
          .takes(int64("value"), int64("bits"))
          .gives(INT64)
          .fails(),
      "the bits moved up",
      new Example("bitwise_left_shift(1, 4)", "16")),

  SHIFT_RIGHT(
      named("bitwise_right_shift", "shiftright")
          .takes(int64("value"), int64("bits"))
          .gives(INT64)
          .fails(),
      "the bits moved down",
      new Example("bitwise_right_shift(-16, 2)", "-4"));

  private final Declaration declaration;

  MathFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
