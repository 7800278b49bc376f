package dev.quiver.delta.log.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Keeps byte strings in pages, each found by a number; what was added does not change.
final class ByteStore {
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int FIRST_PAGE = 1 << 10;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[][] pages = new byte[8][];
  private int used;
  private int next;
  private int end;
  private long heapBytes;

  /// A store that begins with all of this one's strings, under the same numbers.
  ByteStore fork() {
    ByteStore fork = new ByteStore();
    fork.pages = pages.clone();
    fork.used = used;
    fork.heapBytes = heapBytes;
    return fork;
  }

  /// Adds a string and answers its number.
  long add(byte[] bytes, int from, int length) {
    if (next + Integer.BYTES + length > end) {
      open(Integer.BYTES + length);
    }
    byte[] page = pages[used - 1];
    long ref = (long) (used - 1) << PAGE_BITS | next;
    INT.set(page, next, length);
    System.arraycopy(bytes, from, page, next + Integer.BYTES, length);
    next += Integer.BYTES + length;
    return ref;
  }

  long add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  int length(long ref) {
    return (int) INT.get(page(ref), at(ref));
  }

  /// The page a string is in.
  byte[] page(long ref) {
    return pages[(int) (ref >>> PAGE_BITS)];
  }

  /// Where in its page a string begins.
  int offset(long ref) {
    return at(ref) + Integer.BYTES;
  }

  byte[] bytes(long ref) {
    int offset = offset(ref);
    return Arrays.copyOfRange(page(ref), offset, offset + length(ref));
  }

  String text(long ref) {
    return new String(page(ref), offset(ref), length(ref), UTF_8);
  }

  int compare(long left, long right) {
    int a = offset(left);
    int b = offset(right);
    return Arrays.compareUnsigned(
        page(left), a, a + length(left), page(right), b, b + length(right));
  }

  /// Eight bytes from `skip` on as a number that orders as they do, zeros behind the end.
  long key(long ref, int skip) {
    byte[] page = page(ref);
    int from = offset(ref) + skip;
    int left = length(ref) - skip;
    if (left >= Long.BYTES) {
      return (long) LONG.get(page, from);
    }
    long key = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      key = key << Byte.SIZE | (i < left ? page[from + i] & 0xff : 0);
    }
    return key;
  }

  /// Eight bytes of an array as a number.
  static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  long heapBytes() {
    return heapBytes;
  }

  private static int at(long ref) {
    return (int) ref & PAGE - 1;
  }

  /// Pages are small as long as there is little.
  private void open(int least) {
    if (used == pages.length) {
      pages = Arrays.copyOf(pages, 2 * used);
    }
    end = (int) Math.max(least, Math.min(PAGE, Math.max(FIRST_PAGE, heapBytes)));
    pages[used++] = new byte[end];
    heapBytes += end;
    next = 0;
  }
}
