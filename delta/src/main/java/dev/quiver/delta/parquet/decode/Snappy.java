package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Decompresses Snappy blocks.
///
/// Away from the ends of input and output an element is read without looking at them, and copies
/// move whole words; the last elements are read with care. Input and output have [Buffers#SLACK]
/// bytes behind them. Whatever the input says, nothing is read before `to` or past the slack, and
/// nothing is written outside.
final class Snappy {
  private static final int LITERAL = 0;
  private static final int NEAR = 1;
  private static final int FAR = 3;

  /// The longest literal whose length is in the tag itself.
  private static final int SHORT_LITERAL = 60;

  /// What the fast loop may read and write in one round without looking.
  private static final int MARGIN = 160;

  private static final long[] MASKS = {0, 0xff, 0xffff, 0xffffff, 0xffffffffL};

  private final long from;
  private final long end;
  private final long to;
  private final long limit;
  private long in;
  private long out;

  private Snappy(long from, int stored, long to, int bytes) {
    this.from = from;
    this.end = from + stored;
    this.to = to;
    this.limit = to + bytes;
    this.out = to;
  }

  /// Whether `stored` bytes at `from` are a block of exactly `bytes` bytes, now at `to`.
  static boolean decompress(long from, int stored, long to, int bytes) {
    Snappy block = new Snappy(from, stored, to, bytes);
    return block.length() == bytes && block.fast() && block.careful();
  }

  /// The block's own word on its length, or -1.
  private long length() {
    long length = 0;
    in = from;
    for (int shift = 0; in < end && shift < 35; shift += 7) {
      int next = Memory.getByte(in++);
      length |= (next & 127L) << shift;
      if (next >= 0) {
        return length;
      }
    }
    return -1;
  }

  /// Reads elements as long as they are far from the ends; false if one is wrong.
  private boolean fast() {
    long source = in;
    long target = out;
    long lastIn = end - MARGIN;
    long lastOut = limit - MARGIN;
    while (source < lastIn && target < lastOut) {
      int tag = Memory.getByte(source++) & 255;
      if ((tag & 3) == LITERAL) {
        int length = (tag >>> 2) + 1;
        if (length > SHORT_LITERAL) {
          in = source - 1;
          out = target;
          if (!longLiteral()) {
            return false;
          }
          source = in;
          target = out;
          continue;
        }
        Memory.putLong(target, Memory.getLong(source));
        Memory.putLong(target + 8, Memory.getLong(source + 8));
        for (int i = 16; i < length; i += 16) {
          Memory.putLong(target + i, Memory.getLong(source + i));
          Memory.putLong(target + i + 8, Memory.getLong(source + i + 8));
        }
        source += length;
        target += length;
        // A copy follows a literal, as a rule: so this branch is foreseen, the one above is not.
        tag = Memory.getByte(source) & 255;
        if ((tag & 3) == LITERAL) {
          continue;
        }
        source++;
      }
      // Two kinds of copies differ in where the bits are, and which comes next nobody can foresee:
      // so no branch, which costs a quarter more, but masks.
      int wide = -((tag & 3) >>> 1);
      int length = ((tag >>> 2) & (7 | wide)) + 4 + (wide & -3);
      int distance =
          (Memory.getShort(source) & (0xff | (wide & 0xff00))) | (((tag & 0xe0) << 3) & ~wide);
      if ((tag & 3) == FAR) {
        distance = Memory.getInt(source);
        source++;
      }
      source += tag & 3;
      if (distance <= 0 || distance > target - to) {
        return false;
      }
      long back = target - distance;
      if (distance >= 8) {
        Memory.putLong(target, Memory.getLong(back));
        Memory.putLong(target + 8, Memory.getLong(back + 8));
        for (int i = 16; i < length; i += 16) {
          Memory.putLong(target + i, Memory.getLong(back + i));
          Memory.putLong(target + i + 8, Memory.getLong(back + i + 8));
        }
      } else {
        repeat(back, target, length);
      }
      target += length;
    }
    in = source;
    out = target;
    return true;
  }

  /// Reads the elements that are left, each with an eye on the ends; whether all is well.
  private boolean careful() {
    while (in < end) {
      int tag = Memory.getByte(in) & 255;
      boolean fits = (tag & 3) == LITERAL ? longLiteral() : copy(tag);
      if (!fits) {
        return false;
      }
    }
    return in == end && out == limit;
  }

  /// Reads a literal of any length, with an eye on the ends.
  private boolean longLiteral() {
    int length = ((Memory.getByte(in++) & 255) >>> 2) + 1;
    if (length > SHORT_LITERAL) {
      int extra = length - SHORT_LITERAL;
      long stored = Memory.getInt(in) & MASKS[extra];
      length = (int) Math.min(Integer.MAX_VALUE, stored + 1);
      in += extra;
    }
    if (length > end - in || length > limit - out) {
      return false;
    }
    Memory.copy(in, out, length);
    in += length;
    out += length;
    return true;
  }

  private boolean copy(int tag) {
    int kind = tag & 3;
    int extra = kind == FAR ? 4 : kind;
    long distance = Memory.getInt(++in) & MASKS[extra];
    int length = (tag >>> 2) + 1;
    if (kind == NEAR) {
      distance |= (tag & 0xe0) << 3;
      length = ((tag >>> 2) & 7) + 4;
    }
    in += extra;
    if (distance == 0 || distance > out - to || length > limit - out) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      Memory.putByte(out + i, Memory.getByte(out + i - distance));
    }
    out += length;
    return true;
  }

  /// Copies from less than a word before: each copy doubles the distance, until words do not
  /// overlap.
  private static void repeat(long source, long target, int length) {
    long to = target;
    long end = target + length;
    while (to < end && to - source < 8) {
      Memory.putLong(to, Memory.getLong(source));
      to += to - source;
    }
    for (long at = source; to < end; to += 8, at += 8) {
      Memory.putLong(to, Memory.getLong(at));
    }
  }
}
