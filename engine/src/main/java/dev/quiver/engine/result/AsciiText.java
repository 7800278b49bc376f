package dev.quiver.engine.result;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects ASCII text as bytes.
final class AsciiText {
  private byte[] bytes = new byte[256];
  private int length;

  AsciiText append(char character) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) character;
    return this;
  }

  AsciiText append(String text) {
    int end = length + text.length();
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * length));
    }
    for (int i = 0; i < text.length(); i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length = end;
    return this;
  }

  void clear() {
    length = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }
}
