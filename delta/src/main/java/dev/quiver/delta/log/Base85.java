package dev.quiver.delta.log;

import java.util.Arrays;

/// Reads bytes written as text, five characters for four bytes (the alphabet of ZeroMQ).
final class Base85 {
  private static final String ALPHABET =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
  private static final byte[] DIGITS = new byte[128];
  private static final int CHARACTERS = 5;
  private static final long MAX = 0xffff_ffffL;

  static {
    Arrays.fill(DIGITS, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      DIGITS[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  private Base85() {}

  /// The bytes; an `IllegalArgumentException` where the text means none.
  static byte[] decode(String text) {
    if (text.length() % CHARACTERS != 0) {
      throw new IllegalArgumentException("not in groups of five characters");
    }
    byte[] bytes = new byte[text.length() / CHARACTERS * Integer.BYTES];
    for (int from = 0, to = 0; from < text.length(); from += CHARACTERS, to += Integer.BYTES) {
      long word = 0;
      for (int i = 0; i < CHARACTERS; i++) {
        word = word * ALPHABET.length() + digit(text.charAt(from + i));
      }
      if (word > MAX) {
        throw new IllegalArgumentException("a group of characters past four bytes");
      }
      for (int i = 0; i < Integer.BYTES; i++) {
        bytes[to + i] = (byte) (word >>> (24 - 8 * i));
      }
    }
    return bytes;
  }

  private static int digit(char c) {
    if (c >= DIGITS.length || DIGITS[c] < 0) {
      throw new IllegalArgumentException("no such character: " + c);
    }
    return DIGITS[c];
  }
}
