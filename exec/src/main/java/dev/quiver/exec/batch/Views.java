package dev.quiver.exec.batch;

import java.nio.charset.StandardCharsets;

/// Reads and writes the 16-byte views of strings and binary values.
///
/// Bytes 0 to 3 hold the length. Up to 12 bytes of text follow in place, padded with zeros; of a
/// longer text bytes 4 to 7 hold the first four and bytes 8 to 15 the address of all of it. That is
/// Arrow's view but for the address, which spares every gather a table of buffers.
public final class Views {
  /// Bytes of one view.
  public static final int WIDTH = 16;

  /// The longest text that stands in the view itself.
  public static final int MAX_INLINE = 12;

  private Views() {}

  /// The length of a view's text in bytes.
  public static int length(long view) {
    return Memory.getInt(view);
  }

  /// The address of a view's text; inside the view itself when it is short.
  public static long text(long view) {
    return Memory.getInt(view) <= MAX_INLINE ? view + 4 : Memory.getLong(view + 8);
  }

  /// Writes a view of `length` bytes at `text`, which must outlive the view when it is long.
  public static void put(long view, long text, int length) {
    if (length <= MAX_INLINE) {
      Memory.putLong(view, length);
      Memory.putLong(view + 8, 0);
      Memory.copy(text, view + 4, length);
    } else {
      Memory.putInt(view, length);
      Memory.putInt(view + 4, Memory.getInt(text));
      Memory.putLong(view + 8, text);
    }
  }

  /// Whether two views show the same bytes.
  public static boolean same(long left, long right) {
    if (!haveSameEnds(left, right)) {
      return false;
    }
    int between = length(left) - Long.BYTES;
    if (between <= MAX_INLINE - Long.BYTES) {
      return true;
    }
    long text = Memory.getLong(left + 8);
    long other = Memory.getLong(right + 8);
    for (int at = 4; at < between; at += Long.BYTES) {
      if (Memory.getLong(text + at) != Memory.getLong(other + at)) {
        return false;
      }
    }
    return true;
  }

  /// Whether two views show texts of the same length, the same first four and the same last eight
  /// bytes; those of up to 12 bytes are the same.
  public static boolean haveSameEnds(long left, long right) {
    if (Memory.getLong(left) != Memory.getLong(right)) {
      return false;
    }
    int length = length(left);
    if (length <= MAX_INLINE) {
      return Memory.getLong(left + 8) == Memory.getLong(right + 8);
    }
    int last = length - Long.BYTES;
    return Memory.getLong(Memory.getLong(left + 8) + last)
        == Memory.getLong(Memory.getLong(right + 8) + last);
  }

  /// Compares the bytes two views show, as unsigned bytes.
  public static int compare(long left, long right) {
    return Memory.compare(text(left), length(left), text(right), length(right));
  }

  /// The bytes a view shows.
  public static byte[] bytes(long view) {
    byte[] bytes = new byte[length(view)];
    Memory.copy(text(view), bytes, 0, bytes.length);
    return bytes;
  }

  /// The text a view shows.
  public static String string(long view) {
    return new String(bytes(view), StandardCharsets.UTF_8);
  }
}
