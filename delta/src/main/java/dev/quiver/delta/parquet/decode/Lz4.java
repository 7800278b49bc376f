package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Decompresses LZ4 blocks.
///
/// Away from the ends of input and output a short sequence is read without looking at them. Copies
/// move whole words, past the ends by less than [Buffers#SLACK]. Whatever the input says, nothing
/// is read before `to` or past the slack, and nothing is written outside.
final class Lz4 {
  private static final int FAILED = -1;
  private static final int LONG = 15;
  private static final int LEAST_MATCH = 4;

  /// What the fast loop may read and write in one round without looking.
  private static final int MARGIN = 64;

  private final long end;
  private final long to;
  private final long limit;
  private long in;
  private long out;

  /// The first byte of the sequence being read.
  private long token;

  private Lz4(long from, int stored, long to, int most) {
    this.in = from;
    this.end = from + stored;
    this.to = to;
    this.limit = to + most;
    this.out = to;
  }

  /// Decompresses `stored` bytes at `from`, a block of up to `most` bytes, to `to`; answers how
  /// many bytes it has, or -1 if it is damaged or has more.
  static int decompress(long from, int stored, long to, int most) {
    Lz4 block = new Lz4(from, stored, to, most);
    while (block.in < block.end) {
      block.fast();
      if (!block.literals()) {
        return FAILED;
      }
      if (block.in == block.end) {
        return (int) (block.out - to);
      }
      if (!block.match()) {
        return FAILED;
      }
    }
    return FAILED;
  }

  /// Reads sequences as long as they are short and far from the ends.
  private void fast() {
    long source = in;
    long target = out;
    long lastIn = end - MARGIN;
    long lastOut = limit - MARGIN;
    while (source < lastIn && target < lastOut) {
      int token = Memory.getByte(source) & 255;
      int literals = token >>> 4;
      int more = token & LONG;
      int distance = Memory.getShort(source + 1 + literals) & 0xffff;
      long begin = target + literals;
      if (literals == LONG || more == LONG || distance < 8 || distance > begin - to) {
        break;
      }
      Memory.putLong(target, Memory.getLong(source + 1));
      Memory.putLong(target + 8, Memory.getLong(source + 9));
      long back = begin - distance;
      Memory.putLong(begin, Memory.getLong(back));
      Memory.putLong(begin + 8, Memory.getLong(back + 8));
      Memory.putShort(begin + 16, Memory.getShort(back + 16));
      source += 3 + literals;
      target = begin + more + LEAST_MATCH;
    }
    in = source;
    out = target;
  }

  /// Reads the literals of a sequence; its token stays.
  private boolean literals() {
    if (in >= end) {
      return false;
    }
    token = Memory.getByte(in++) & 255;
    long length = token >> 4;
    length += length == LONG ? more() : 0;
    if (length > end - in || length > limit - out) {
      return false;
    }
    copy(in, out, length);
    in += length;
    out += length;
    return true;
  }

  private boolean match() {
    int distance = Memory.getShort(in) & 0xffff;
    in += Short.BYTES;
    long length = token & LONG;
    length += LEAST_MATCH + (length == LONG ? more() : 0);
    if (in > end || distance == 0 || distance > out - to || length > limit - out) {
      return false;
    }
    if (distance >= 2 * Long.BYTES) {
      copy(out - distance, out, length);
    } else {
      repeat(out - distance, out, length);
    }
    out += length;
    return true;
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
