package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Walks UTF-8 text.
final class Utf8 {
  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// The number of code points: of bytes that do not continue one.
  static int codePoints(long text, int length) {
    int points = 0;
    for (int i = 0; i < length; i++) {
      points += (Memory.getByte(text + i) & 0xc0) == 0x80 ? 0 : 1;
    }
    return points;
  }

  static boolean isAscii(long text, int length) {
    long all = 0;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      all |= Memory.getLong(text + at);
    }
    for (; at < length; at++) {
      all |= Memory.getByte(text + at);
    }
    return (all & 0x8080808080808080L) == 0;
  }

  /// The first place at which the bytes of a part begin, or -1.
  static int find(long text, int length, long part, int partLength) {
    if (partLength == 0) {
      return 0;
    }
    byte first = Memory.getByte(part);
    for (int at = 0; at <= length - partLength; at++) {
      if (Memory.getByte(text + at) == first
          && Memory.compare(text + at, partLength, part, partLength) == 0) {
        return at;
      }
    }
    return -1;
  }

  /// Whether a view shows these bytes.
  static boolean same(long view, byte[] bytes) {
    return Views.length(view) == bytes.length && begins(Views.text(view), bytes);
  }

  /// Whether memory, at least as long, begins with these bytes.
  static boolean begins(long text, byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (Memory.getByte(text + i) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /// Bytes of the code point that begins with a byte.
  static int width(byte lead) {
    if (lead >= 0) {
      return 1;
    }
    return (lead & 0xe0) == 0xc0 ? 2 : (lead & 0xf0) == 0xe0 ? 3 : 4;
  }

  /// The code point at an address.
  static int codePoint(long at) {
    byte lead = Memory.getByte(at);
    return switch (width(lead)) {
      case 1 -> lead;
      case 2 -> (lead & 0x1f) << 6 | rest(at, 1);
      case 3 -> (lead & 0x0f) << 12 | rest(at, 1) << 6 | rest(at, 2);
      default -> (lead & 0x07) << 18 | rest(at, 1) << 12 | rest(at, 2) << 6 | rest(at, 3);
    };
  }

  private static int rest(long at, int index) {
    return Memory.getByte(at + index) & 0x3f;
  }
}
