package dev.quiver.delta.parquet.encode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Shortens bounds of text and bytes so that they still bound.
final class BoundCuts {
  static final int MAX_BYTES = 64;

  private BoundCuts() {}

  /// A value not above `min`.
  static byte[] lower(byte[] min, boolean text) {
    return min.length <= MAX_BYTES ? min : Arrays.copyOf(min, cut(min, text));
  }

  /// A value not below `max`, if there is a short one.
  static Optional<byte[]> upper(byte[] max, boolean text) {
    if (max.length <= MAX_BYTES) {
      return Optional.of(max);
    }
    byte[] cut = Arrays.copyOf(max, cut(max, text));
    return text ? nextText(cut) : nextBytes(cut);
  }

  /// Where to cut: at the limit, or before the character that stands on it.
  private static int cut(byte[] bytes, boolean text) {
    int at = MAX_BYTES;
    while (text && at > 0 && (bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  private static Optional<byte[]> nextBytes(byte[] bytes) {
    for (int at = bytes.length - 1; at >= 0; at--) {
      if (bytes[at] != -1) {
        byte[] next = Arrays.copyOf(bytes, at + 1);
        next[at]++;
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /// Counts the last character up that can be; what follows it goes.
  private static Optional<byte[]> nextText(byte[] bytes) {
    int[] characters = new String(bytes, StandardCharsets.UTF_8).codePoints().toArray();
    for (int at = characters.length - 1; at >= 0; at--) {
      if (characters[at] < Character.MAX_CODE_POINT) {
        int next = characters[at] + 1;
        characters[at] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
        String text = new String(characters, 0, at + 1);
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }
}
