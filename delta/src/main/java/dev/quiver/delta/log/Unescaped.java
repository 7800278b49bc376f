package dev.quiver.delta.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Collects texts that had escapes; each keeps the array it was given in, whatever comes after.
final class Unescaped {
  private byte[] bytes = new byte[256];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void copy(byte[] from, int first, int end) {
    room(end - first);
    System.arraycopy(from, first, bytes, length, end - first);
    length += end - first;
  }

  /// Adds what the escape means whose backslash is before `at`; answers where it ends, or -1 if it
  /// is none.
  int escape(byte[] from, int at, int end) {
    if (at >= end) {
      return -1;
    }
    byte one = from[at];
    switch (one) {
      case '"', '\\', '/' -> put(one);
      case 'b' -> put('\b');
      case 'f' -> put('\f');
      case 'n' -> put('\n');
      case 'r' -> put('\r');
      case 't' -> put('\t');
      case 'u' -> {
        return unicode(from, at + 1, end);
      }
      default -> {
        return -1;
      }
    }
    return at + 1;
  }

  private int unicode(byte[] from, int at, int end) {
    int unit = hex(from, at, end);
    if (unit < 0) {
      return -1;
    }
    boolean pair =
        Character.isHighSurrogate((char) unit)
            && at + 10 <= end
            && from[at + 4] == '\\'
            && from[at + 5] == 'u';
    int low = pair ? hex(from, at + 6, end) : -1;
    boolean paired = low >= 0 && Character.isLowSurrogate((char) low);
    int point = paired ? Character.toCodePoint((char) unit, (char) low) : unit;
    for (byte one : Character.toString(point).getBytes(UTF_8)) {
      put(one);
    }
    return at + (paired ? 10 : 4);
  }

  private static int hex(byte[] from, int at, int end) {
    int unit = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < end ? Character.digit(from[i], 16) : -1;
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private void put(int one) {
    room(1);
    bytes[length++] = (byte) one;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
