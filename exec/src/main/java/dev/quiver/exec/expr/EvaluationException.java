package dev.quiver.exec.expr;

import dev.quiver.logical.QueryException;

/// Says that an expression has no value for some row: overflow, division by zero, a failed cast.
public final class EvaluationException extends QueryException {
  private static final long serialVersionUID = 1L;

  private EvaluationException(String code, String message) {
    super(code, message);
  }

  /// A result outside the range of its type.
  public static EvaluationException overflow(String what) {
    return new EvaluationException(
        "OVERFLOW", "out of range: " + what + "\n  try CAST of an operand to a wider type");
  }

  /// A division by zero.
  public static EvaluationException divisionByZero(String what) {
    return new EvaluationException(
        "DIVISION_BY_ZERO",
        "division by zero: " + what + "\n  try NULLIF around the divisor, which gives NULL");
  }

  /// A value that has no counterpart in the type asked for.
  public static EvaluationException cast(String value, String type) {
    return new EvaluationException(
        "INVALID_CAST",
        "cannot convert to " + type + ": " + value + "\n  try TRY_CAST, which gives NULL");
  }

  /// A variant whose bytes make no sense.
  public static EvaluationException malformedVariant(String what) {
    return new EvaluationException(
        "MALFORMED_VARIANT",
        "not a variant: " + what + "\n  the file was written by something that is not right");
  }

  /// A subquery in the place of a value that has more than one.
  public static EvaluationException secondRow() {
    return new EvaluationException(
        "SECOND_ROW",
        "a scalar subquery gave more than one row\n  try an aggregate in it, or LIMIT 1");
  }

  /// An argument a function does not take.
  public static EvaluationException argument(String function, String what) {
    return new EvaluationException("INVALID_ARGUMENT", function + " does not take " + what);
  }
}
