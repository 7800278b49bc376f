package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import java.text.Normalizer;
import java.util.Locale;

/// Brings text to one form. ASCII is in every Unicode form already, so it skips that step.
final class NormalizeFunctions {
  private NormalizeFunctions() {}

  static RowFunction normalize() {
    return (arguments, row, out) -> {
      String form = Views.string(arguments[1].address(row));
      boolean fold = Memory.getByte(arguments[2].address(row)) != 0;
      boolean collapse = Memory.getByte(arguments[3].address(row)) != 0;
      String text = normalize(Views.string(arguments[0].address(row)), form, fold, collapse);
      if (isBlank(text)) {
        out.setNull(row);
      } else {
        TextBuffer.write(text, out, row);
      }
    };
  }

  static RowFunction nullIfBlank() {
    return (arguments, row, out) -> {
      String text = trim(Views.string(arguments[0].address(row)));
      if (text.isEmpty()) {
        out.setNull(row);
      } else {
        TextBuffer.write(text, out, row);
      }
    };
  }

  static RowFunction qualifiedName() {
    return (arguments, row, out) -> {
      String symbol = arguments[0].isNull(row) ? "" : usual(arguments[0], row);
      if (symbol.isEmpty()) {
        out.setNull(row);
        return;
      }
      String module = arguments[1].isNull(row) ? "" : usual(arguments[1], row);
      boolean bare = symbol.indexOf('.') < 0 && !module.isEmpty();
      TextBuffer.write(bare ? module + "." + symbol : symbol, out, row);
    };
  }

  /// Normalized with the defaults; empty if blank.
  private static String usual(Operand text, int row) {
    return normalize(Views.string(text.address(row)), "NFKC", true, true);
  }

  private static String normalize(String text, String form, boolean fold, boolean collapse) {
    String result = trim(text);
    if (!isAscii(result)) {
      result = Normalizer.normalize(result, form(form));
    }
    if (fold) {
      result = result.toLowerCase(Locale.ROOT);
    }
    return collapse ? collapse(result) : result;
  }

  private static Normalizer.Form form(String name) {
    return switch (name) {
      case "NFC" -> Normalizer.Form.NFC;
      case "NFD" -> Normalizer.Form.NFD;
      case "NFKD" -> Normalizer.Form.NFKD;
      default -> Normalizer.Form.NFKC;
    };
  }

  private static String collapse(String text) {
    StringBuilder result = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (isWhiteSpace(letter)) {
        gap = !result.isEmpty();
      } else {
        if (gap) {
          result.append(' ');
        }
        gap = false;
        result.append(letter);
      }
    }
    return result.toString();
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    while (start < end && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(String text) {
    return text.chars().allMatch(letter -> isWhiteSpace((char) letter));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(letter -> letter < 0x80);
  }

  /// Whether Unicode's property White_Space holds; all that have it are one char.
  private static boolean isWhiteSpace(char letter) {
    return switch (letter) {
      case '\t',
          '\n',
          0x0b,
          '\f',
          '\r',
          ' ',
          0x85,
          0xa0,
          0x1680,
          0x2028,
          0x2029,
          0x202f,
          0x205f,
          0x3000 ->
          true;
      default -> letter >= 0x2000 && letter <= 0x200a;
    };
  }
}
