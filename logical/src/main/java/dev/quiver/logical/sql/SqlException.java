package dev.quiver.logical.sql;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.Suggestion;
import java.util.List;
import java.util.stream.Collectors;

/// Says what is wrong with a text, and where in it.
public final class SqlException extends QueryException {
  private static final long serialVersionUID = 1L;

  private SqlException(String code, String message) {
    super(code, message);
  }

  static SqlException unknownColumn(String name, List<String> known) {
    return new SqlException(
        "UNKNOWN_COLUMN", "unknown column: " + name + Suggestion.lines(name, known));
  }

  static SqlException ambiguousColumn(String name, List<Scope.Entry> found) {
    long spellings = found.stream().map(entry -> entry.column().name()).distinct().count();
    return new SqlException(
        "AMBIGUOUS_COLUMN",
        "ambiguous column: %s\n  could be %s\n  %s"
            .formatted(
                name,
                found.stream().map(Scope.Entry::text).collect(Collectors.joining(" or ")),
                spellings > 1
                    ? "write the one meant in double quotes"
                    : "rename or leave out one before"));
  }

  static SqlException unknownParameter(String position, int known) {
    return new SqlException(
        "UNKNOWN_PARAMETER",
        "unknown parameter: $%s\n  %s"
            .formatted(
                position, known == 0 ? "no parameters are given" : "given are $1 to $" + known));
  }

  static SqlException syntax(String problem, String hint) {
    return new SqlException("SYNTAX_ERROR", "syntax error: " + problem + "\n  " + hint);
  }

  static SqlException tooDeep(int nesting) {
    return syntax(
        "nested too deeply",
        "at most %d conditions and values may stand one inside the other (parentheses are two)"
            .formatted(nesting));
  }

  static SqlException tooLarge(long steps) {
    return syntax(
        "too large: longer than %d operations one inside the other, or than a million in all"
            .formatted(steps),
        "BETWEEN, NULLIF and CASE repeat their operand; compute parts of it in a view before");
  }

  static SqlException tooLong(int found, int most) {
    return syntax("too long: %d characters".formatted(found), "up to %d are read".formatted(most));
  }

  static SqlException notUnicode() {
    return syntax("half of a surrogate pair", "the text must be valid Unicode");
  }

  static SqlException badEscape(String found) {
    return syntax("unknown escape: " + found, "there are \\n, \\t, \\r, \\\\, \\' and \\u{1f600}");
  }

  static SqlException badNumber(String text) {
    return syntax(
        "number out of range: " + (text.length() > 50 ? text.substring(0, 50) + "…" : text),
        "exact numbers have at most 38 digits, doubles end near 1.8e308");
  }

  static SqlException badHex() {
    return syntax("half a byte", "binary constants have two hex digits a byte");
  }

  /// The error with its place in the text: the line, the character, and a look at it, after the
  /// first line of the message.
  static SqlException at(Place place, QueryException error) {
    String message = String.valueOf(error.getMessage());
    int end = message.indexOf('\n');
    String what = end < 0 ? message : message.substring(0, end);
    String hints = end < 0 ? "" : message.substring(end);
    return new SqlException(error.code(), what + "\n" + place.text() + hints);
  }
}
