package dev.quiver.logical.expr;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows which names can stand in a text as they are, and quotes the others.
public final class Identifiers {
  /// The words that are never names unless quoted; those of queries among them, so that a text
  /// keeps its meaning when it becomes part of one.
  public static final Set<String> RESERVED =
      Set.of(
          "AND",
          "AS",
          "BETWEEN",
          "CASE",
          "CAST",
          "DISTINCT",
          "ELSE",
          "END",
          "FALSE",
          "FROM",
          "ILIKE",
          "IN",
          "IS",
          "LIKE",
          "NOT",
          "NULL",
          "OR",
          "SELECT",
          "THEN",
          "TRUE",
          "TRY_CAST",
          "WHEN");

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_$]*");

  private Identifiers() {}

  /// The name as a text writes it: itself, or in double quotes where it would be read otherwise.
  public static String quoted(String name) {
    boolean plain =
        PLAIN.matcher(name).matches() && !RESERVED.contains(name.toUpperCase(Locale.ROOT));
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
