package dev.quiver.logical.expr;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.Suggestion;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.stream.Collectors;

/// Says that values cannot be combined as asked: a type does not fit, a function is not known.
///
/// Knows no text positions; who has them adds them.
public final class ExprException extends QueryException {
  private static final long serialVersionUID = 1L;

  private ExprException(String code, String message) {
    super(code, message);
  }

  /// Two types that have no common one where one is needed.
  public static ExprException noCommonType(String where, DataType left, DataType right) {
    return mismatch(
        "%s: %s against %s".formatted(where, left.text(), right.text()),
        "try CAST on one side, so that both have one type");
  }

  /// A value of a type that this place does not take.
  public static ExprException unexpected(String where, DataType found, String expected) {
    return mismatch(
        "%s: %s where %s is expected".formatted(where, found.text(), expected),
        "try CAST, or another column");
  }

  static ExprException notDefined(String operator, DataType left, DataType right) {
    return mismatch(
        "%s is not defined for %s and %s".formatted(operator, left.text(), right.text()),
        "try CAST to numbers");
  }

  static ExprException noTimeArithmetic(String operator, DataType left, DataType right) {
    return mismatch(
        "%s is not defined for %s and %s".formatted(operator, left.text(), right.text()),
        "try + INTERVAL '1 day', a date and whole days, or date_diff('second', start, end)");
  }

  static ExprException scaleTooLarge(String operator, DataType left, DataType right) {
    return mismatch(
        "%s of %s and %s has more than 38 decimal places"
            .formatted(operator, left.text(), right.text()),
        "try CAST to decimals of a smaller scale");
  }

  static ExprException noCast(DataType from, DataType to) {
    return mismatch(
        "no conversion from %s to %s".formatted(from.text(), to.text()),
        "all but structs, lists, maps and variants convert to and from string; numbers, booleans to integers, dates to timestamps");
  }

  static ExprException notOfType(String text, DataType type) {
    return mismatch(
        "not a %s: '%s'".formatted(type.text(), text),
        "dates read '2024-05-17', timestamps '2024-05-17 13:45:00.123456'");
  }

  static ExprException unknownType(String name) {
    return new ExprException(
        "UNKNOWN_TYPE",
        """
        unknown type: %s
          try boolean, int8, int16, int32, int64, float32, float64, decimal(p,s), string, binary, \
        date, timestamp or timestamp_ntz\
        """
            .formatted(name));
  }

  static ExprException notConstant(String function, String parameter) {
    return new ExprException(
        "BAD_ARGUMENT",
        "%s: %s must be a constant\n  it must be known before the first row"
            .formatted(function, parameter));
  }

  static ExprException badArgument(
      String function, String parameter, String found, String expected) {
    return new ExprException(
        "BAD_ARGUMENT",
        "%s: %s is out of range: %s\n  try %s".formatted(function, parameter, found, expected));
  }

  static ExprException wrongCount(String signature, int found) {
    return new ExprException(
        "BAD_ARGUMENT", "wrong number of arguments: %d\n  write %s".formatted(found, signature));
  }

  static ExprException orderOfDistinct(String function) {
    return new ExprException(
        "BAD_ARGUMENT",
        "%s: distinct values are ordered by themselves\n  try ORDER BY the very argument"
            .formatted(function));
  }

  static ExprException unknownMember(String name, List<String> members) {
    return new ExprException(
        "UNKNOWN_COLUMN", "unknown member: " + name + Suggestion.lines(name, members));
  }

  static ExprException noMembers(String name, DataType type) {
    return mismatch(
        "no member %s in a value of type %s".formatted(name, type.text()),
        "only structs, lists and maps have parts, and variant_get finds those of variants; a column name with a dot is written in double quotes");
  }

  static ExprException ambiguousMember(String name, List<String> matches) {
    return new ExprException(
        "AMBIGUOUS_COLUMN",
        "ambiguous member: %s\n  could be %s\n  write the one meant in double quotes"
            .formatted(
                name,
                matches.stream().map(m -> '"' + m + '"').collect(Collectors.joining(" or "))));
  }

  static ExprException unknownFunction(String name, List<String> known) {
    String nearest = Suggestion.nearest(name, known).map(n -> "\n  try " + n).orElse("");
    return new ExprException("UNKNOWN_FUNCTION", "unknown function: " + name + nearest);
  }

  static ExprException unsupportedFunction(String name, String instead) {
    return new ExprException(
        "UNSUPPORTED_FUNCTION", "function is not supported: " + name + "\n  " + instead);
  }

  private static ExprException mismatch(String what, String hint) {
    return new ExprException("TYPE_MISMATCH", "type mismatch: " + what + "\n  " + hint);
  }
}
