package dev.quiver.exec.expr;

import com.google.re2j.Matcher;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Functions of regular expressions.
final class RegexFunctions {
  private RegexFunctions() {}

  static RowFunction like() {
    Regex regex = new Regex();
    return (arguments, row, out) -> {
      byte[] text = Views.bytes(arguments[0].address(row));
      boolean fits = regex.over(text, arguments[1].address(row), arguments[2].address(row)).find();
      Memory.putByte(out.address(row), (byte) (fits ? 1 : 0));
    };
  }

  static RowFunction count() {
    Regex regex = new Regex();
    return (arguments, row, out) -> {
      byte[] text = Views.bytes(arguments[0].address(row));
      Matcher matcher = regex.over(text, arguments[1].address(row), arguments[2].address(row));
      long count = 0;
      for (int at = 0; at <= text.length && matcher.find(at); at = Regex.behind(matcher, text)) {
        count++;
      }
      Memory.putLong(out.address(row), count);
    };
  }

  static RowFunction extract() {
    Regex regex = new Regex();
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      byte[] text = Views.bytes(arguments[0].address(row));
      long group = Memory.getLong(arguments[2].address(row));
      Matcher matcher = regex.over(text, arguments[1].address(row), arguments[3].address(row));
      if (group < 0 || group > matcher.groupCount()) {
        throw noGroup(group, matcher);
      }
      buffer.clear();
      if (matcher.find()) {
        appendGroup(buffer, text, matcher, (int) group);
      }
      buffer.writeTo(out, row);
    };
  }

  static RowFunction replace() {
    Regex regex = new Regex();
    TextBuffer buffer = new TextBuffer();
    return (arguments, row, out) -> {
      byte[] text = Views.bytes(arguments[0].address(row));
      byte[] replacement = Views.bytes(arguments[2].address(row));
      Matcher matcher = regex.over(text, arguments[1].address(row), arguments[3].address(row));
      buffer.clear();
      int copied = 0;
      int at = 0;
      while (at <= text.length && matcher.find(at)) {
        buffer.append(text, copied, matcher.start() - copied);
        appendReplacement(buffer, text, matcher, replacement);
        copied = matcher.end();
        at = regex.isGlobal() ? Regex.behind(matcher, text) : text.length + 1;
      }
      buffer.append(text, copied, text.length - copied).writeTo(out, row);
    };
  }

  private static void appendReplacement(
      TextBuffer buffer, byte[] text, Matcher matcher, byte[] replacement) {
    for (int i = 0; i < replacement.length; i++) {
      if (replacement[i] != '\\' || i + 1 == replacement.length) {
        buffer.append(replacement[i]);
      } else if (replacement[++i] >= '0' && replacement[i] <= '9') {
        int group = replacement[i] - '0';
        if (group > matcher.groupCount()) {
          throw noGroup(group, matcher);
        }
        appendGroup(buffer, text, matcher, group);
      } else {
        buffer.append(replacement[i]);
      }
    }
  }

  /// A group that took no part in the fit is empty.
  private static void appendGroup(TextBuffer buffer, byte[] text, Matcher matcher, int group) {
    if (matcher.start(group) >= 0) {
      buffer.append(text, matcher.start(group), matcher.end(group) - matcher.start(group));
    }
  }

  private static EvaluationException noGroup(long group, Matcher matcher) {
    return EvaluationException.argument(
        "a regular expression", "the group %d of %d".formatted(group, matcher.groupCount()));
  }
}
