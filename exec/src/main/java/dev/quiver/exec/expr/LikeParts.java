package dev.quiver.exec.expr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pattern of bytes with anything between them, the form of most: `a%`, `%a`, `%a%b%`. Looks at
/// no code point, since bytes of UTF-8 fit nowhere but where their characters do.
final class LikeParts {
  private final byte[][] parts;
  private final boolean fromStart;
  private final boolean toEnd;

  private LikeParts(byte[][] parts, boolean fromStart, boolean toEnd) {
    this.parts = parts;
    this.fromStart = fromStart;
    this.toEnd = toEnd;
  }

  /// The parts of a pattern's tokens, if none of them is a place for one character.
  static Optional<LikeParts> of(int[] tokens) {
    List<byte[]> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int token : tokens) {
      if (token == LikePattern.ONE) {
        return Optional.empty();
      }
      if (token != LikePattern.ANY) {
        part.appendCodePoint(token);
      } else if (!part.isEmpty()) {
        parts.add(part.toString().getBytes(StandardCharsets.UTF_8));
        part.setLength(0);
      }
    }
    boolean toEnd = tokens.length == 0 || tokens[tokens.length - 1] != LikePattern.ANY;
    if (toEnd) {
      parts.add(part.toString().getBytes(StandardCharsets.UTF_8));
    }
    boolean fromStart = tokens.length == 0 || tokens[0] != LikePattern.ANY;
    return Optional.of(new LikeParts(parts.toArray(byte[][]::new), fromStart, toEnd));
  }

  boolean fits(long text, int length) {
    int first = 0;
    int last = parts.length;
    int start = 0;
    int end = length;
    if (toEnd) {
      last--;
      end -= parts[last].length;
      if (end < 0 || !Utf8.begins(text + end, parts[last])) {
        return false;
      }
      if (fromStart && last == 0) {
        return end == 0;
      }
    }
    if (fromStart) {
      start = parts[first].length;
      if (start > end || !Utf8.begins(text, parts[first])) {
        return false;
      }
      first++;
    }
    for (int i = first; i < last; i++) {
      int found = Utf8.find(text + start, end - start, parts[i]);
      if (found < 0) {
        return false;
      }
      start += found + parts[i].length;
    }
    return true;
  }
}
