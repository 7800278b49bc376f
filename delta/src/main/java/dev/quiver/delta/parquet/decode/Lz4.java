package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Decompresses LZ4 blocks.
///
/// Copies move whole words, past the ends by less than [Buffers#SLACK]. Whatever the input says,
/// nothing is read before `to` or past the slack, and nothing is written outside.
final class Lz4 {
  private static final int FAILED = -1;
  private static final int LONG = 15;
  private static final int LEAST_MATCH = 4;

  private final long end;
  private final long to;
  private final long limit;
  private long in;

  private Lz4(long from, int stored, long to, int most) {
    this.in = from;
    this.end = from + stored;
    this.to = to;
    this.limit = to + most;
  }

  /// Decompresses `stored` bytes at `from`, a block of up to `most` bytes, to `to`; answers how
  /// many bytes it has, or -1 if it is damaged or has more.
  static int decompress(long from, int stored, long to, int most) {
    return new Lz4(from, stored, to, most).run();
  }

  private int run() {
    long out = to;
    while (in < end) {
      long token = Memory.getByte(in++) & 255;
      long literals = token >> 4;
      literals += literals == LONG ? more() : 0;
      if (literals > end - in || literals > limit - out) {
        return FAILED;
      }
      copy(in, out, literals);
      in += literals;
      out += literals;
      if (in == end) {
        return (int) (out - to);
      }
      int distance = Memory.getShort(in) & 0xffff;
      in += Short.BYTES;
      long length = token & LONG;
      length += LEAST_MATCH + (length == LONG ? more() : 0);
      if (in > end || distance == 0 || distance > out - to || length > limit - out) {
        return FAILED;
      }
      if (distance >= 2 * Long.BYTES) {
        copy(out - distance, out, length);
      } else {
        repeat(out - distance, out, length);
      }
      out += length;
    }
    return FAILED;
  }

  /// The rest of a length, in as many bytes as it takes.
  private long more() {
    long more = 0;
    while (in < end) {
      int next = Memory.getByte(in++) & 255;
      more += next;
      if (next < 255) {
        break;
      }
    }
    return more;
  }

  private static void copy(long from, long target, long length) {
    long i = 0;
    do {
      Memory.putLong(target + i, Memory.getLong(from + i));
      Memory.putLong(target + i + 8, Memory.getLong(from + i + 8));
      i += 2 * Long.BYTES;
    } while (i < length);
  }

  /// Copies from less than two words before: each copy doubles the distance, until words do not
  /// overlap.
  private static void repeat(long source, long target, long length) {
    long at = target;
    long last = target + length;
    while (at < last && at - source < Long.BYTES) {
      Memory.putLong(at, Memory.getLong(source));
      at += at - source;
    }
    for (long from = source; at < last; at += Long.BYTES, from += Long.BYTES) {
      Memory.putLong(at, Memory.getLong(from));
    }
  }
}
