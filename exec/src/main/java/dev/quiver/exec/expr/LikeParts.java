package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A pattern of bytes with anything between them, the form of most: `a%`, `%a`, `%a%b%`. Looks at
/// no code point, since bytes of UTF-8 fit nowhere but where their characters do.
final class LikeParts {
  private static final int HEAD = 4;
  private static final byte[] NOTHING = {};

  /// Stands for the search for an empty part, which only ends may be and nobody looks for.
  private static final TextSearch NOWHERE = new TextSearch(new byte[1]);

  private final byte[][] parts;
  private final TextSearch[] searches;
  private final int least;
  private final int head;
  private final int headMask;
  private final boolean fromStart;
  private final boolean toEnd;

  private LikeParts(byte[][] parts, boolean fromStart, boolean toEnd) {
    this.parts = parts;
    this.searches =
        Arrays.stream(parts)
            .map(part -> part.length == 0 ? NOWHERE : new TextSearch(part))
            .toArray(TextSearch[]::new);
    this.least = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] start = fromStart ? parts[0] : NOTHING;
    this.headMask = start.length >= HEAD ? -1 : (1 << (8 * start.length)) - 1;
    int bytes = 0;
    for (int i = 0; i < Math.min(HEAD, start.length); i++) {
      bytes |= (start[i] & 0xff) << (8 * i);
    }
    this.head = bytes;
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

  /// Whether the text of a view fits: mostly its length or its first bytes, which stand in the view
  /// itself, say that it does not.
  boolean fitsView(long view) {
    int length = Views.length(view);
    return length >= least
        && (Memory.getInt(view + 4) & headMask) == head
        && fits(Views.text(view), length);
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
      int found = searches[i].find(text + start, end - start);
      if (found < 0) {
        return false;
      }
      start += found + parts[i].length;
    }
    return true;
  }
}
