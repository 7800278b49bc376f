package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Some bytes of an array, or nothing; one object serves row after row.
public final class Slice {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int from;
  private int length = -1;

  /// Shows these bytes, which must not change while it does.
  public void set(byte[] array, int first, int count) {
    bytes = array;
    from = first;
    length = count;
  }

  /// Shows nothing.
  public void clear() {
    set(NOTHING, 0, -1);
  }

  /// Whether there are bytes, if only none.
  public boolean isPresent() {
    return length >= 0;
  }

  /// The array the bytes are in.
  public byte[] bytes() {
    return bytes;
  }

  /// Where they begin.
  public int from() {
    return from;
  }

  /// How many they are.
  public int length() {
    return length;
  }

  /// The bytes as text.
  public String text() {
    return new String(bytes, from, Math.max(length, 0), UTF_8);
  }

  /// Whether these are the bytes of `other`.
  public boolean is(byte[] other) {
    return Arrays.equals(bytes, from, from + Math.max(length, 0), other, 0, other.length);
  }
}
