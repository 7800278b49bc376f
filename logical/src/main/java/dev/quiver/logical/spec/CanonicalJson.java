package dev.quiver.logical.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;

/// Prints JSON in the one way that is hashed: sorted members, no white space, shortest numbers.
final class CanonicalJson {
  /// Beyond these many digits before the point, or zeros behind it, numbers go with an exponent.
  private static final int MAX_POINT = 16;

  private static final int MIN_POINT = -5;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  static String print(Json json) {
    CanonicalJson printer = new CanonicalJson();
    printer.append(json);
    return printer.out.toString();
  }

  private void append(Json json) {
    switch (json) {
      case Json.Null _ -> out.append("null");
      case Json.Bool(var value) -> out.append(value);
      case Json.Whole(var value) -> out.append(value);
      case Json.Real(var value) -> out.append(number(value));
      case Json.Text(var value) -> appendText(value);
      case Json.Items(var items) -> {
        String separator = "[";
        for (Json item : items) {
          out.append(separator);
          append(item);
          separator = ",";
        }
        out.append(items.isEmpty() ? "[]" : "]");
      }
      case Json.Members(var members) -> {
        out.append('{');
        for (Iterator<Map.Entry<String, Json>> all = members.entrySet().iterator();
            all.hasNext(); ) {
          Map.Entry<String, Json> member = all.next();
          appendText(member.getKey());
          out.append(':');
          append(member.getValue());
          out.append(all.hasNext() ? "," : "");
        }
        out.append('}');
      }
    }
  }

  private void appendText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// The shortest text that reads as the number again.
  static String number(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal exact = shortest(Math.abs(value)).stripTrailingZeros();
    String sign = value < 0 ? "-" : "";
    String digits = exact.unscaledValue().toString();
    int point = digits.length() - exact.scale();
    if (exact.scale() <= 0 && point <= MAX_POINT) {
      return sign + digits + "0".repeat(-exact.scale()) + ".0";
    }
    if (point > 0 && point <= MAX_POINT) {
      return sign + digits.substring(0, point) + "." + digits.substring(point);
    }
    if (point > MIN_POINT && point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
    return sign + digits.charAt(0) + rest + "e" + (point - 1);
  }

  /// The JDK gives two digits even where one would do, which differs for the tiniest numbers.
  private static BigDecimal shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    BigDecimal oneDigit = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
    return oneDigit.doubleValue() == value ? oneDigit : decimal;
  }
}
