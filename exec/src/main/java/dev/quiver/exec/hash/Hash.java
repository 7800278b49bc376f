package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.kernel.HashKernels;

/// Mixes values into 64-bit hashes, which depend on the content only.
///
/// Top bits choose the partition and tag a table's entries, low bits choose the entry.
public final class Hash {
  /// Where the hash of a row begins.
  public static final long SEED = 0x9E3779B97F4A7C15L;

  private static final long NULL = 0x5851F42D4C957F2DL;
  private static final long FIRST = 0xD6E8FEB86659FD93L;

  private Hash() {}

  /// Adds a value to a row's hash; one to one in the value, so that a single 64-bit key is equal
  /// where its hash is.
  static long add(long hash, long value) {
    return HashKernels.mix(hash, value);
  }

  /// Adds a NULL to a row's hash.
  static long addNull(long hash) {
    return add(Long.rotateLeft(hash, 17), NULL);
  }

  /// Adds two words to a row's hash.
  public static long add(long hash, long low, long high) {
    return add(add(hash, low), high);
  }

  /// Adds the bytes that a view shows to a row's hash.
  public static long addView(long hash, long view) {
    int length = Views.length(view);
    if (length <= Views.MAX_INLINE) {
      return add(hash, Memory.getLong(view), Memory.getLong(view + 8));
    }
    long text = Views.text(view);
    long mixed = add(hash, length);
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      mixed = (Long.rotateLeft(mixed, 31) ^ Memory.getLong(text + at)) * FIRST;
    }
    long rest = 0;
    for (; at < length; at++) {
      rest = rest << 8 | (Memory.getByte(text + at) & 0xff);
    }
    return add(mixed, rest);
  }
}
