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
                    : found.stream().allMatch(one -> !one.relation().isEmpty())
                        ? "write the table before it: "
                            + found.getFirst().relation()
                            + "."
                            + found.getFirst().column().name()
                        : "rename or leave out one before"));
  }

  static SqlException unknownParameter(String position, int known) {
    return new SqlException(
        "UNKNOWN_PARAMETER",
        "unknown parameter: $%s\n  %s"
            .formatted(
                position, known == 0 ? "no parameters are given" : "given are $1 to $" + known));
  }

  static SqlException unknownParameter(String name, List<String> known) {
    return new SqlException(
        "UNKNOWN_PARAMETER",
        "unknown parameter: :%s%s"
            .formatted(
                name,
                known.isEmpty() ? "\n  no parameters are given" : Suggestion.lines(name, known)));
  }

  static SqlException noAggregateHere() {
    return new SqlException(
        "UNSUPPORTED_EXPRESSION",
        "an aggregate cannot stand here\n  it stands in SELECT, HAVING and ORDER BY, or in an aggregation");
  }

  static SqlException noQueryHere() {
    return new SqlException(
        "UNSUPPORTED_EXPRESSION",
        "a subquery cannot stand here\n  write the whole as a query, in a Sql view");
  }

  static SqlException rowHere() {
    return new SqlException(
        "UNSUPPORTED_EXPRESSION",
        "several values in parentheses cannot stand here\n  they stand before IN and a subquery");
  }

  static SqlException intervalHere() {
    return new SqlException(
        "UNSUPPORTED_EXPRESSION",
        "an interval cannot stand here\n  it stands behind + or -, after a date or a timestamp");
  }

  static SqlException badInterval(String text) {
    return syntax(
        "not an interval: " + text, "write INTERVAL '3' MONTH, or INTERVAL '1 year 2 days'");
  }

  static SqlException window() {
    return new SqlException(
        "UNSUPPORTED_FEATURE", "window functions are not supported\n  aggregate and join instead");
  }

  static SqlException unknownTable(String name, List<String> known) {
    return new SqlException(
        "UNKNOWN_TABLE", "unknown table: " + name + Suggestion.lines(name, known));
  }

  static SqlException ambiguousTable(String name, List<String> found) {
    return new SqlException(
        "AMBIGUOUS_TABLE",
        "ambiguous table: %s\n  could be %s\n  write the one meant in double quotes"
            .formatted(name, String.join(" or ", found)));
  }

  static SqlException duplicateRelation(String name) {
    return new SqlException(
        "DUPLICATE_NAME", "two tables are called " + name + "\n  give one another name: AS");
  }

  static SqlException ungrouped(String column) {
    return new SqlException(
        "UNGROUPED_COLUMN",
        "%s differs within a group\n  add it to GROUP BY, or take any_value(%s)"
            .formatted(column, column));
  }

  static SqlException orderNotSelected() {
    return new SqlException(
        "INVALID_ORDER", "SELECT DISTINCT can only be ordered by what it selects\n  select it too");
  }

  static SqlException noSuchColumn(String ordinal, int columns) {
    return new SqlException(
        "UNKNOWN_COLUMN", "there is no column %s\n  has %d".formatted(ordinal, columns));
  }

  static SqlException columnCount(int names, int columns) {
    return new SqlException(
        "COLUMN_COUNT", "%d names for %d columns\n  name each once".formatted(names, columns));
  }

  static SqlException queryColumns(int wanted, int found) {
    return new SqlException(
        "COLUMN_COUNT",
        "the subquery gives %d columns, not %d\n  select what is compared"
            .formatted(found, wanted));
  }

  static SqlException unlike(int first, int second) {
    return new SqlException(
        "COLUMN_COUNT",
        "%d columns beside %d\n  give each the same number".formatted(first, second));
  }

  static SqlException recursive() {
    return new SqlException(
        "UNSUPPORTED_FEATURE", "recursive queries are not supported\n  leave out RECURSIVE");
  }

  static SqlException queryInOuterJoin() {
    return new SqlException(
        "UNSUPPORTED_FEATURE",
        "a subquery in the condition of an outer join is not supported\n  join in a subquery in FROM");
  }

  static SqlException lateral() {
    return new SqlException(
        "UNSUPPORTED_FEATURE",
        "LATERAL is possible in inner and left joins\n  turn the join around");
  }

  static SqlException badLimit() {
    return new SqlException(
        "INVALID_LIMIT", "a limit is a whole number, not below zero\n  write it as a constant");
  }

  static SqlException noFrom() {
    return new SqlException("UNKNOWN_COLUMN", "nothing to select all of\n  add FROM");
  }

  static SqlException noStar(String function) {
    return new SqlException(
        "WRONG_ARGUMENT_COUNT",
        "only count can be taken of *, not " + function + "\n  name a value");
  }

  static SqlException tooManySets(int most) {
    return new SqlException(
        "UNSUPPORTED_FEATURE", "more than %d parts\n  name the sets wanted".formatted(most));
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
