package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import java.nio.charset.StandardCharsets;

/// Holds text to UTF-8: what is not becomes U+FFFD, so that nobody behind the reader meets it.
final class Utf8 {
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /// Whether bytes are ASCII, all of them.
  static boolean isAscii(long from, long end) {
    long tops = 0;
    long at = from;
    for (; end - at >= 4 * Long.BYTES; at += 4 * Long.BYTES) {
      tops |= Memory.getLong(at) | Memory.getLong(at + 8);
      tops |= Memory.getLong(at + 16) | Memory.getLong(at + 24);
    }
    for (; at < end; at++) {
      tops |= Memory.getByte(at);
    }
    return (tops & TOPS) == 0;
  }

  /// Replaces what is not UTF-8 in the text of some views.
  static void mend(long views, int count, Texts texts) {
    for (long view = views; view < views + (long) Views.WIDTH * count; view += Views.WIDTH) {
      long text = Views.text(view);
      int length = Views.length(view);
      if (!isValid(text, text + length)) {
        replace(view, text, length, texts);
      }
    }
  }

  private static void replace(long view, long text, int length, Texts texts) {
    byte[] bytes = new byte[length];
    Memory.copy(text, bytes, 0, length);
    byte[] mended = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    long copy = texts.reserve(mended.length);
    Memory.copy(mended, 0, copy, mended.length);
    Views.put(view, copy, mended.length);
  }

  private static boolean isValid(long from, long end) {
    for (long at = from; at < end; ) {
      if (end - at >= Long.BYTES) {
        long tops = Memory.getLong(at) & TOPS;
        if (tops == 0) {
          at += Long.BYTES;
          continue;
        }
        at += Long.numberOfTrailingZeros(tops) >>> 3;
      }
      int bytes = character(at, end);
      if (bytes == 0) {
        return false;
      }
      at += bytes;
    }
    return true;
  }

  /// The bytes of the character at an address, 0 if they are none.
  private static int character(long at, long end) {
    int lead = Memory.getByte(at);
    if (lead >= 0) {
      return 1;
    }
    int bytes = lead < (byte) 0xe0 ? 2 : lead < (byte) 0xf0 ? 3 : 4;
    if (lead < (byte) 0xc2 || lead > (byte) 0xf4 || bytes > end - at) {
      return 0;
    }
    int second = Memory.getByte(at + 1) & 255;
    int least = lead == (byte) 0xe0 ? 0xa0 : lead == (byte) 0xf0 ? 0x90 : 0x80;
    int most = lead == (byte) 0xed ? 0x9f : lead == (byte) 0xf4 ? 0x8f : 0xbf;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = 2; i < bytes; i++) {
      if ((Memory.getByte(at + i) & 0xc0) != 0x80) {
        return 0;
      }
    }
    return bytes;
  }
}
