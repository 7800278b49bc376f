package dev.quiver.logical.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the quotes and escapes off tokens.
final class Quotes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u\\{[^}]*}|.)", Pattern.DOTALL);
  private static final Pattern HEX = Pattern.compile("u\\{([0-9a-fA-F]{1,6})}");

  private Quotes() {}

  /// The text between the quotes, in which two of them stand for one.
  static String off(String token) {
    String quote = token.substring(0, 1);
    return token.substring(1, token.length() - 1).replace(quote + quote, quote);
  }

  /// The text of an `E'…'`, its escapes replaced.
  static String escaped(String token) {
    return ESCAPE
        .matcher(token.substring(2, token.length() - 1))
        .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape.group(1))));
  }

  private static String meaning(String escape) {
    return switch (escape) {
      case "n" -> "\n";
      case "t" -> "\t";
      case "r" -> "\r";
      case "\\", "'" -> escape;
      default -> codePoint(escape);
    };
  }

  private static String codePoint(String escape) {
    Matcher matcher = HEX.matcher(escape);
    int codePoint = matcher.matches() ? Integer.parseInt(matcher.group(1), 16) : -1;
    if (!Character.isValidCodePoint(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE) {
      throw SqlException.badEscape("\\" + escape);
    }
    return Character.toString(codePoint);
  }
}
