package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Views;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Upper and lower case: byte by byte where all is ASCII, else by full Unicode mapping.
final class CaseFunctions {
  private CaseFunctions() {}

  static RowFunction lower() {
    return mapping('A', 'Z', text -> text.toLowerCase(Locale.ROOT));
  }

  static RowFunction upper() {
    return mapping('a', 'z', text -> text.toUpperCase(Locale.ROOT));
  }

  static RowFunction initcap() {
    return (arguments, row, out) -> {
      int[] points = Views.string(arguments[0].address(row)).codePoints().toArray();
      boolean inWord = false;
      for (int i = 0; i < points.length; i++) {
        points[i] = inWord ? Character.toLowerCase(points[i]) : Character.toTitleCase(points[i]);
        inWord = Character.isLetterOrDigit(points[i]);
      }
      TextBuffer.write(new String(points, 0, points.length), out, row);
    };
  }

  /// Flips the ASCII letters of a range.
  private static RowFunction mapping(int first, int last, UnaryOperator<String> unicode) {
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      long view = arguments[0].address(row);
      long text = Views.text(view);
      int length = Views.length(view);
      buffer.clear();
      if (Utf8.isAscii(text, length)) {
        buffer.append(text, length);
        byte[] letters = buffer.bytes();
        for (int i = 0; i < length; i++) {
          byte letter = letters[i];
          letters[i] = letter >= first && letter <= last ? (byte) (letter ^ 0x20) : letter;
        }
      } else {
        buffer.append(unicode.apply(Views.string(view)));
      }
      buffer.writeTo(out, row);
    };
  }
}
