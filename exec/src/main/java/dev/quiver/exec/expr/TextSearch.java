package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;

/// Finds a part, at least one byte, in texts: its first and last byte are looked for at eight
/// places at a time, so that hardly any place is looked at twice.
final class TextSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte[] part;
  private final int last;
  private final long firsts;
  private final long lasts;

  TextSearch(byte[] part) {
    this.part = part;
    this.last = part.length - 1;
    this.firsts = (part[0] & 0xffL) * ONES;
    this.lasts = (part[last] & 0xffL) * ONES;
  }

  /// The first place at which the part is found, or -1.
  int find(long text, int length) {
    int lastBlock = length - last - Long.BYTES;
    if (lastBlock < 0) {
      return findShort(text, length);
    }
    for (int at = 0; at < lastBlock; at += Long.BYTES) {
      long hits = hits(text + at);
      if (hits != 0) {
        int found = check(text, at, hits);
        if (found >= 0) {
          return found;
        }
      }
    }
    return check(text, lastBlock, hits(text + lastBlock));
  }

  /// A bit for each of eight places where both bytes are; bits above one that is right may be
  /// wrong.
  private long hits(long at) {
    long different = (Memory.getLong(at) ^ firsts) | (Memory.getLong(at + last) ^ lasts);
    return (different - ONES) & ~different & HIGHS;
  }

  private int check(long text, int at, long hits) {
    for (long rest = hits; rest != 0; rest &= rest - 1) {
      int place = at + (Long.numberOfTrailingZeros(rest) >>> 3);
      if (Utf8.begins(text + place, part)) {
        return place;
      }
    }
    return -1;
  }

  private int findShort(long text, int length) {
    for (int at = 0; at < length - last; at++) {
      if (Memory.getByte(text + at) == part[0] && Utf8.begins(text + at, part)) {
        return at;
      }
    }
    return -1;
  }
}
