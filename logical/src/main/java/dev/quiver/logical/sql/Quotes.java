package dev.quiver.logical.sql;

/// Takes the quotes and escapes off tokens.
final class Quotes {
  private Quotes() {}

  /// The text between the quotes, in which two of them stand for one.
  static String off(String token) {
    String quote = token.substring(0, 1);
    return token.substring(1, token.length() - 1).replace(quote + quote, quote);
  }

  /// The text of an `E'…'`, its escapes replaced.
  static String escaped(String token) {
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < token.length() - 1; i++) {
      char c = token.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      i++;
      if (token.charAt(i) == 'u') {
        int close = token.indexOf('}', i);
        text.appendCodePoint(codePoint(token, i + 1, close));
        i = close;
      } else {
        text.append(plain(token.charAt(i)));
      }
    }
    return text.toString();
  }

  private static char plain(char escape) {
    return switch (escape) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '\'' -> escape;
      default -> throw SqlException.badEscape("\\" + escape);
    };
  }

  private static int codePoint(String token, int open, int close) {
    if (close < 0 || token.charAt(open) != '{') {
      throw SqlException.badEscape("\\u");
    }
    String hex = token.substring(open + 1, close);
    int codePoint = hex.matches("[0-9a-fA-F]{1,6}") ? Integer.parseInt(hex, 16) : -1;
    boolean isSurrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    if (!Character.isValidCodePoint(codePoint) || isSurrogate) {
      throw SqlException.badEscape("\\u{" + hex + "}");
    }
    return codePoint;
  }
}
