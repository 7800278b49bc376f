package dev.quiver.exec.expr;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.quiver.exec.batch.Views;
import org.jspecify.annotations.Nullable;

/// A regular expression over UTF-8 bytes; that of the row before is kept. RE2, since a pattern must
/// not decide whether a query ends.
final class Regex {
  private @Nullable Matcher matcher;
  private String pattern = "";
  private String flags = "";
  private byte[] patternBytes = new byte[0];
  private byte[] flagBytes = new byte[0];

  /// A matcher at the beginning of bytes.
  Matcher over(byte[] bytes, long patternView, long flagsView) {
    Matcher known = matcher;
    if (known == null
        || !Utf8.same(patternView, patternBytes)
        || !Utf8.same(flagsView, flagBytes)) {
      patternBytes = Views.bytes(patternView);
      flagBytes = Views.bytes(flagsView);
      pattern = Views.string(patternView);
      flags = Views.string(flagsView);
      matcher = null;
      known = compiled().matcher(bytes);
      matcher = known;
    }
    known.reset(bytes);
    return known;
  }

  /// Where to look on behind what was found: behind a whole character if that was empty, of which
  /// the matcher itself would skip only a byte.
  static int behind(Matcher matcher, byte[] text) {
    int end = matcher.end();
    boolean isEmpty = end == matcher.start();
    return !isEmpty ? end : end + (end < text.length ? Utf8.width(text[end]) : 1);
  }

  /// Whether the flags ask for all parts that fit.
  boolean isGlobal() {
    return flags.indexOf('g') >= 0;
  }

  private Pattern compiled() {
    int options = 0;
    for (int i = 0; i < flags.length(); i++) {
      options |= option(flags.charAt(i));
    }
    try {
      return Pattern.compile(pattern, options);
    } catch (PatternSyntaxException e) {
      throw EvaluationException.argument(
          "a regular expression", "'" + pattern + "': " + e.getDescription());
    }
  }

  private int option(char flag) {
    return switch (flag) {
      case 'i' -> Pattern.CASE_INSENSITIVE;
      case 's' -> Pattern.DOTALL;
      case 'm' -> Pattern.MULTILINE;
      case 'g' -> 0;
      default ->
          throw EvaluationException.argument(
              "a regular expression", "the flags '" + flags + "'; write some of i, s, m and g");
    };
  }
}
