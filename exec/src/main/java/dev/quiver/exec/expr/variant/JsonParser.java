package dev.quiver.exec.expr.variant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JSON: the grammar of RFC 8259, no name twice in an object, nested at most 500 deep.
final class JsonParser {
  private static final int MAX_DEPTH = 500;
  private static final int MAX_DIGITS = 38;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");

  private final String text;
  private int at;

  private JsonParser(String text) {
    this.text = text;
  }

  /// The value that a text is, if it is one.
  static Optional<JsonValue> parse(String text) {
    JsonParser parser = new JsonParser(text);
    try {
      JsonValue value = parser.value(0);
      parser.space();
      return parser.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (Unexpected e) {
      return Optional.empty();
    }
  }

  private JsonValue value(int depth) throws Unexpected {
    expect(depth <= MAX_DEPTH);
    space();
    expect(at < text.length());
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> list(depth);
      case '"' -> new JsonValue.Text(string());
      case 't' -> word("true", new JsonValue.Truth(true));
      case 'f' -> word("false", new JsonValue.Truth(false));
      case 'n' -> word("null", new JsonValue.Null());
      default -> number();
    };
  }

  private JsonValue object(int depth) throws Unexpected {
    Map<String, JsonValue> fields = new TreeMap<>(JsonValue.NAMES);
    at++;
    if (!taken('}')) {
      do {
        space();
        String name = string();
        take(':');
        expect(fields.put(name, value(depth + 1)) == null);
      } while (taken(','));
      take('}');
    }
    return new JsonValue.Fields(fields);
  }

  private JsonValue list(int depth) throws Unexpected {
    List<JsonValue> elements = new ArrayList<>();
    at++;
    if (!taken(']')) {
      do {
        elements.add(value(depth + 1));
      } while (taken(','));
      take(']');
    }
    return new JsonValue.Elements(elements);
  }

  /// Numbers that are written out are exact, as far as a decimal goes; others are doubles.
  private JsonValue number() throws Unexpected {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    expect(matcher.lookingAt());
    at = matcher.end();
    String digits = matcher.group();
    if (matcher.group(2) == null && digits.length() <= MAX_DIGITS) {
      return new JsonValue.Exact(new BigDecimal(digits));
    }
    double number = Double.parseDouble(digits);
    expect(Double.isFinite(number));
    return new JsonValue.Real(number);
  }

  private String string() throws Unexpected {
    expect(at < text.length() && text.charAt(at) == '"');
    StringBuilder string = new StringBuilder();
    at++;
    while (true) {
      expect(at < text.length());
      char c = text.charAt(at++);
      if (c == '"') {
        return string.toString();
      }
      expect(c >= ' ');
      string.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws Unexpected {
    expect(at < text.length());
    return switch (text.charAt(at++)) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
          int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
          expect(digit >= 0);
          unit = 16 * unit + digit;
        }
        yield (char) unit;
      }
      default -> throw new Unexpected();
    };
  }

  private JsonValue word(String word, JsonValue value) throws Unexpected {
    expect(text.startsWith(word, at));
    at += word.length();
    return value;
  }

  private void take(char wanted) throws Unexpected {
    expect(taken(wanted));
  }

  private boolean taken(char wanted) {
    space();
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private static void expect(boolean holds) throws Unexpected {
    if (!holds) {
      throw new Unexpected();
    }
  }

  /// What stands there is not JSON.
  private static final class Unexpected extends Exception {
    private static final long serialVersionUID = 1L;

    Unexpected() {
      super(null, null, false, false);
    }
  }
}
