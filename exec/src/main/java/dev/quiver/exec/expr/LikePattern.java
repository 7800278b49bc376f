package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import java.util.Arrays;
import java.util.Optional;

/// A pattern of `%` (any characters), `_` (any one) and characters that stand for themselves.
///
/// Matched greedily: after each `%` the earliest fit of what follows is enough, so only the last
/// `%` is ever gone back to.
final class LikePattern {
  static final int ANY = -1;
  static final int ONE = -2;

  private final int[] tokens;
  private final boolean anyCase;
  private final Optional<LikeParts> parts;

  private LikePattern(int[] tokens, boolean anyCase) {
    this.tokens = tokens;
    this.anyCase = anyCase;
    this.parts = anyCase ? Optional.empty() : LikeParts.of(tokens);
  }

  static LikePattern of(String pattern, String escape, boolean anyCase) {
    int[] points = pattern.codePoints().toArray();
    int escapePoint = escape.isEmpty() ? -1 : escape.codePointAt(0);
    int[] tokens = new int[points.length];
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      if (point == escapePoint) {
        i = Math.min(i + 1, points.length - 1);
        tokens[count++] = folded(points[i], anyCase);
      } else if (point != '%') {
        tokens[count++] = point == '_' ? ONE : folded(point, anyCase);
      } else if (count == 0 || tokens[count - 1] != ANY) {
        tokens[count++] = ANY;
      }
    }
    return new LikePattern(Arrays.copyOf(tokens, count), anyCase);
  }

  /// Whether the text of a view fits.
  boolean fitsView(long view) {
    return parts.isPresent()
        ? parts.get().fitsView(view)
        : walks(Views.text(view), Views.length(view));
  }

  boolean fits(long text, int length) {
    return parts.isPresent() ? parts.get().fits(text, length) : walks(text, length);
  }

  private boolean walks(long text, int length) {
    long at = text;
    long end = text + length;
    int token = 0;
    int afterAny = -1;
    long retry = 0;
    while (at < end) {
      if (token < tokens.length && tokens[token] == ANY) {
        token++;
        afterAny = token;
        retry = at;
        if (token == tokens.length) {
          return true;
        }
      } else if (token < tokens.length && fits(tokens[token], at)) {
        token++;
        at += Utf8.width(Memory.getByte(at));
      } else if (afterAny >= 0) {
        retry += Utf8.width(Memory.getByte(retry));
        at = retry;
        token = afterAny;
      } else {
        return false;
      }
    }
    return token == tokens.length || (token == tokens.length - 1 && tokens[token] == ANY);
  }

  private boolean fits(int token, long at) {
    if (token == ONE) {
      return true;
    }
    byte lead = Memory.getByte(at);
    int point = lead >= 0 ? lead : Utf8.codePoint(at);
    return token == (anyCase ? folded(point, true) : point);
  }

  private static int folded(int point, boolean anyCase) {
    return anyCase ? Character.toLowerCase(Character.toUpperCase(point)) : point;
  }
}
