package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;

/// Writes small integers as Parquet's hybrid of runs and bit-packed groups of eight.
final class RunLengths {
  private static final int GROUP = 8;

  private RunLengths() {}

  /// Appends `count` int32 values at `ints`, each of at most `width` bits.
  ///
  /// Groups of eight are literal unless all are one value: then the run goes on as far as it holds.
  static void encode(long ints, int count, int width, GrowingBuffer out) {
    int literals = 0;
    int at = 0;
    while (at + GROUP <= count) {
      if (isOneValue(ints + 4L * at)) {
        pack(ints, literals, at, width, out);
        int run = run(ints, at, count);
        repeat(Memory.getInt(ints + 4L * at), run, width, out);
        at += run;
        literals = at;
      } else {
        at += GROUP;
      }
    }
    pack(ints, literals, count, width, out);
  }

  private static boolean isOneValue(long group) {
    long two = Memory.getLong(group);
    return (int) two == (int) (two >>> Integer.SIZE)
        && two == Memory.getLong(group + 8)
        && two == Memory.getLong(group + 16)
        && two == Memory.getLong(group + 24);
  }

  /// Appends one value `count` times.
  static void repeat(int value, int count, int width, GrowingBuffer out) {
    putVarint(count << 1, out);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      out.putByte(value >>> shift);
    }
  }

  private static int run(long ints, int from, int count) {
    int value = Memory.getInt(ints + 4L * from);
    int at = from + GROUP;
    while (at < count && Memory.getInt(ints + 4L * at) == value) {
      at++;
    }
    return at - from;
  }

  private static void pack(long ints, int from, int to, int width, GrowingBuffer out) {
    if (from == to) {
      return;
    }
    int groups = (to - from + GROUP - 1) / GROUP;
    putVarint(groups << 1 | 1, out);
    long target = out.reserve((long) groups * width + Long.BYTES);
    long bits = 0;
    int held = 0;
    for (int at = from; at < from + groups * GROUP; at++) {
      long value = at < to ? Memory.getInt(ints + 4L * at) : 0;
      bits |= value << held;
      held += width;
      if (held >= Integer.SIZE) {
        Memory.putInt(target, (int) bits);
        target += Integer.BYTES;
        bits >>>= Integer.SIZE;
        held -= Integer.SIZE;
      }
    }
    Memory.putInt(target, (int) bits);
    out.advance((long) groups * width);
  }

  private static void putVarint(int value, GrowingBuffer out) {
    int left = value;
    while ((left & ~0x7f) != 0) {
      out.putByte((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.putByte(left);
  }
}
