package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-8 text in the making, reused from row to row.
final class TextBuffer {
  private byte[] bytes = new byte[64];
  private int length;

  TextBuffer clear() {
    length = 0;
    return this;
  }

  int length() {
    return length;
  }

  /// The array behind; its first [#length] bytes count.
  byte[] bytes() {
    return bytes;
  }

  TextBuffer append(int asciiByte) {
    reserve(1);
    bytes[length++] = (byte) asciiByte;
    return this;
  }

  TextBuffer append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  TextBuffer append(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  TextBuffer append(byte[] more, int from, int count) {
    reserve(count);
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  /// Appends memory.
  TextBuffer append(long address, int count) {
    reserve(count);
    Memory.copy(address, bytes, length, count);
    length += count;
    return this;
  }

  /// Appends what a view shows.
  TextBuffer appendView(long view) {
    return append(Views.text(view), Views.length(view));
  }

  /// Appends an integer in decimal.
  TextBuffer append(long number) {
    if (number == Long.MIN_VALUE) {
      return append("-9223372036854775808");
    }
    reserve(20);
    if (number < 0) {
      bytes[length++] = '-';
    }
    long rest = Math.abs(number);
    int digits = 1;
    for (long power = 10; digits < 19 && rest >= power; power *= 10) {
      digits++;
    }
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// Appends bytes in lower-case hex.
  TextBuffer appendHex(byte[] digest, int count) {
    reserve(2 * count);
    for (int i = 0; i < count; i++) {
      bytes[length++] = (byte) Character.forDigit(digest[i] >> 4 & 0xf, 16);
      bytes[length++] = (byte) Character.forDigit(digest[i] & 0xf, 16);
    }
    return this;
  }

  void writeTo(VectorWriter writer, int row) {
    writer.setBytes(row, bytes, length);
  }

  static void write(String text, VectorWriter writer, int row) {
    writer.setBytes(row, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
    }
  }
}
