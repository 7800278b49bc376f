package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quiver.delta.log.LegalPath;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// The files that newer commits have spoken of: by path and deletion vector, as the log tells them
/// apart.
public final class SeenFiles {
  /// The row of a file that was removed.
  public static final int REMOVED = -1;

  /// The row of a file that nobody has spoken of.
  public static final int UNSEEN = -2;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final boolean[] PLAIN = new boolean[128];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      PLAIN[c] = Character.isLetterOrDigit(c) || "-._~/=".indexOf(c) >= 0;
    }
  }

  private final ByteStore keys = new ByteStore();
  private long[] refs = new long[1 << 10];
  private int[] rows = new int[refs.length];
  private int size;
  private byte[] key = new byte[256];
  private int length;

  /// Looks at a file next.
  public void look(Slice path) {
    length = 0;
    if (isPlain(path)) {
      append(path.bytes(), path.from(), path.length());
    } else {
      append(
          ESCAPE
              .matcher(LegalPath.of(path.text()))
              .replaceAll(one -> one.group().toUpperCase(Locale.ROOT)));
    }
  }

  /// Looks at a file with a deletion vector next; `offset` is below zero where there is none.
  public void look(Slice path, Slice storage, Slice vector, long offset) {
    look(path);
    append(new byte[1], 0, 1);
    append(storage.bytes(), storage.from(), storage.length());
    append(vector.bytes(), vector.from(), vector.length());
    if (offset >= 0) {
      append("@" + offset);
    }
  }

  /// Looks at a file with the deletion vector of an id next.
  void look(Slice path, String vector) {
    look(path);
    append(new byte[1], 0, 1);
    append(vector);
  }

  /// The row of the file looked at, or [#REMOVED] or [#UNSEEN].
  public int row() {
    int slot = size == 0 ? -1 : slot();
    return slot < 0 || refs[slot] == 0 ? UNSEEN : rows[slot];
  }

  /// Whether nothing was ever seen.
  public boolean isEmpty() {
    return size == 0;
  }

  /// Notes the row of the file looked at.
  public void see(int row) {
    int slot = slot();
    if (refs[slot] == 0) {
      refs[slot] = keys.add(key, 0, length) + 1;
      size++;
    }
    rows[slot] = row;
    if (2 * size > refs.length) {
      grow();
    }
  }

  private int slot() {
    int slot = hash(key, 0, length) & refs.length - 1;
    while (refs[slot] != 0 && !isKey(refs[slot] - 1)) {
      slot = slot + 1 & refs.length - 1;
    }
    return slot;
  }

  private boolean isKey(long ref) {
    int from = keys.offset(ref);
    return Arrays.equals(keys.page(ref), from, from + keys.length(ref), key, 0, length);
  }

  private void grow() {
    long[] oldRefs = refs;
    int[] oldRows = rows;
    refs = new long[4 * oldRefs.length];
    rows = new int[refs.length];
    for (int i = 0; i < oldRefs.length; i++) {
      if (oldRefs[i] != 0) {
        long ref = oldRefs[i] - 1;
        int slot = hash(keys.page(ref), keys.offset(ref), keys.length(ref)) & refs.length - 1;
        while (refs[slot] != 0) {
          slot = slot + 1 & refs.length - 1;
        }
        refs[slot] = oldRefs[i];
        rows[slot] = oldRows[i];
      }
    }
  }

  private static boolean isPlain(Slice path) {
    for (int i = path.from(); i < path.from() + path.length(); i++) {
      byte one = path.bytes()[i];
      if (one < 0 || !PLAIN[one]) {
        return false;
      }
    }
    return true;
  }

  private void append(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    append(bytes, 0, bytes.length);
  }

  private void append(byte[] bytes, int from, int count) {
    if (length + count > key.length) {
      key = Arrays.copyOf(key, 2 * (length + count));
    }
    System.arraycopy(bytes, from, key, length, count);
    length += count;
  }

  private static int hash(byte[] bytes, int from, int count) {
    long hash = count;
    int at = from;
    for (; at + Long.BYTES <= from + count; at += Long.BYTES) {
      hash = mixed(hash ^ ByteStore.word(bytes, at));
    }
    for (; at < from + count; at++) {
      hash = hash * 31 + bytes[at];
    }
    return (int) (mixed(hash) >>> 32);
  }

  private static long mixed(long hash) {
    long product = hash * 0x9E37_79B9_7F4A_7C15L;
    return product ^ product >>> 29;
  }
}
