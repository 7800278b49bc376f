package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Decompresses Snappy blocks.
///
/// Copies whole words and so needs [Buffers#SLACK] bytes behind input and output. Whatever the
/// input says, nothing is read before `to` or past the slack, and nothing is written outside.
final class Snappy {
  private static final int LITERAL = 0;
  private static final int NEAR = 1;
  private static final int MIDDLE = 2;
  private static final int[] LENGTH_MASKS = {0, 0xff, 0xffff, 0xffffff, -1};

  private Snappy() {}

  /// Whether `stored` bytes at `from` are a block of exactly `bytes` bytes, now at `to`.
  static boolean decompress(long from, int stored, long to, int bytes) {
    long end = from + stored;
    long limit = to + bytes;
    long in = afterLength(from, end, bytes);
    long out = to;
    while (in < end) {
      int tag = Memory.getByte(in++) & 255;
      if ((tag & 3) == LITERAL) {
        int length = (tag >>> 2) + 1;
        if (length <= 16) {
          if (length > end - in || length > limit - out) {
            return false;
          }
          Memory.putLong(out, Memory.getLong(in));
          Memory.putLong(out + 8, Memory.getLong(in + 8));
        } else {
          if (length > 60) {
            int extra = length - 60;
            length = (Memory.getInt(in) & LENGTH_MASKS[extra]) + 1;
            in += extra;
          }
          if (length <= 0 || length > end - in || length > limit - out) {
            return false;
          }
          literal(in, out, length);
        }
        in += length;
        out += length;
      } else {
        int length;
        int distance;
        if ((tag & 3) == NEAR) {
          length = ((tag >>> 2) & 7) + 4;
          distance = ((tag & 0xe0) << 3) | (Memory.getByte(in++) & 255);
        } else if ((tag & 3) == MIDDLE) {
          length = (tag >>> 2) + 1;
          distance = Memory.getShort(in) & 0xffff;
          in += 2;
        } else {
          length = (tag >>> 2) + 1;
          distance = Memory.getInt(in);
          in += 4;
        }
        if (distance <= 0 || distance > out - to || length > limit - out) {
          return false;
        }
        long source = out - distance;
        if (distance >= 8) {
          Memory.putLong(out, Memory.getLong(source));
          Memory.putLong(out + 8, Memory.getLong(source + 8));
          for (int i = 16; i < length; i += 8) {
            Memory.putLong(out + i, Memory.getLong(source + i));
          }
        } else {
          repeat(source, out, length);
        }
        out += length;
      }
    }
    return in == end && out == limit;
  }

  /// Passes over the block's own word on its length; past the end if that is not `bytes`.
  private static long afterLength(long from, long end, int bytes) {
    long in = from;
    long length = 0;
    for (int shift = 0; in < end && shift < 35; shift += 7) {
      int next = Memory.getByte(in++);
      length |= (next & 127L) << shift;
      if (next >= 0) {
        return length == bytes ? in : end + 1;
      }
    }
    return end + 1;
  }

  private static void literal(long in, long out, int length) {
    if (length <= 64) {
      for (int i = 0; i < length; i += 16) {
        Memory.putLong(out + i, Memory.getLong(in + i));
        Memory.putLong(out + i + 8, Memory.getLong(in + i + 8));
      }
    } else {
      Memory.copy(in, out, length);
    }
  }

  /// Copies from less than a word before: each copy doubles the distance, until words do not
  /// overlap.
  private static void repeat(long source, long out, int length) {
    long to = out;
    long end = out + length;
    while (to < end && to - source < 8) {
      Memory.putLong(to, Memory.getLong(source));
      to += to - source;
    }
    for (long at = source; to < end; to += 8, at += 8) {
      Memory.putLong(to, Memory.getLong(at));
    }
  }
}
