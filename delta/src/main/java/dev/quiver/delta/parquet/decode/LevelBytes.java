package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Loops over levels, a byte each and below 128, eight of them at a time.
///
/// Reads and writes whole words, so up to eight bytes past the last level.
final class LevelBytes {
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;
  private static final long BITS = 0x0102_0408_1020_4080L;
  private static final int STEP = Long.BYTES;

  private LevelBytes() {}

  /// Writes 32-bit integers as bytes.
  static void narrow(long from, long to, int count) {
    for (int i = 0; i < count; i += STEP) {
      long source = from + 4L * i;
      Memory.putLong(
          to + i,
          pair(source)
              | pair(source + 8) << 16
              | pair(source + 16) << 32
              | pair(source + 24) << 48);
    }
  }

  private static long pair(long from) {
    long two = Memory.getLong(from);
    return (two | two >>> 24) & 0xffff;
  }

  /// How many levels are 0.
  static int zeros(long levels, int count) {
    int zeros = 0;
    for (int i = 0; i < count; i += STEP) {
      zeros += Long.bitCount(same(Memory.getLong(levels + i), 0) & first(count - i));
    }
    return zeros;
  }

  /// Where the zero after `passed` zeros is, or `count` if there is none.
  static int zeroAfter(int passed, long levels, int count) {
    int left = passed;
    for (int i = 0; i < count; i += STEP) {
      long zeros = same(Memory.getLong(levels + i), 0) & first(count - i);
      int found = Long.bitCount(zeros);
      if (found > left) {
        for (; left > 0; left--) {
          zeros &= zeros - 1;
        }
        return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
      left -= found;
    }
    return count;
  }

  /// Whether all levels are the same.
  static boolean all(int level, long levels, int count) {
    long others = 0;
    long wanted = level * ONES;
    int i = 0;
    for (; i + STEP <= count; i += STEP) {
      others |= Memory.getLong(levels + i) ^ wanted;
    }
    if (i < count) {
      others |= (Memory.getLong(levels + i) ^ wanted) << ((i + STEP - count) * Byte.SIZE);
    }
    return others == 0;
  }

  /// Sets the bits of levels that are the same, in a bitmap that is zero from bit `bit` on; answers
  /// how many.
  static int bitsOfSame(int level, long levels, int count, long bitmap, int bit) {
    int found = 0;
    for (int i = 0; i < count; i += STEP) {
      long flags = same(Memory.getLong(levels + i), level) & first(count - i);
      found += set(flags, bitmap, bit + i);
    }
    return found;
  }

  /// How many levels are no less.
  static int countAtLeast(int level, long levels, int count) {
    int found = 0;
    for (int i = 0; i < count; i += STEP) {
      found += Long.bitCount(atLeast(Memory.getLong(levels + i), level) & first(count - i));
    }
    return found;
  }

  /// How many entries repeat at most at a level and are defined at least at another; `repeated` is
  /// 0 where nothing repeats.
  static int countSlots(int repetition, long repeated, int definition, long defined, int count) {
    int found = 0;
    for (int i = 0; i < count; i += STEP) {
      long flags = slots(repetition, word(repeated, i), definition, Memory.getLong(defined + i));
      found += Long.bitCount(flags & first(count - i));
    }
    return found;
  }

  /// The same entries, a bit each in a zeroed bitmap: set where they are defined at least at
  /// `level`.
  static void bitsOfSlots(
      int repetition,
      long repeated,
      int definition,
      long defined,
      int level,
      int count,
      long bits) {
    int bit = 0;
    for (int i = 0; i < count; i += STEP) {
      long levels = Memory.getLong(defined + i);
      long slots = slots(repetition, word(repeated, i), definition, levels) & first(count - i);
      long there = Long.compress(atLeast(levels, level), slots);
      // What is compressed is the top bits alone: side by side already.
      long address = bits + (bit >>> 3);
      Memory.putLong(address, Memory.getLong(address) | there << (bit & 7));
      bit += Long.bitCount(slots);
    }
  }

  private static long word(long levels, int at) {
    return levels == 0 ? 0 : Memory.getLong(levels + at);
  }

  private static long slots(int repetition, long repeated, int definition, long defined) {
    return ~atLeast(repeated, repetition + 1) & atLeast(defined, definition);
  }

  /// Writes the levels that are no less, side by side; answers how many.
  static int keepAtLeast(int level, long levels, int count, long to) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      byte one = Memory.getByte(levels + i);
      Memory.putByte(to + kept, one);
      kept += one >= level ? 1 : 0;
    }
    return kept;
  }

  private static int set(long flags, long bitmap, int bit) {
    long bits = ((flags >>> 7) * BITS) >>> 56;
    long address = bitmap + (bit >>> 3);
    Memory.putLong(address, Memory.getLong(address) | bits << (bit & 7));
    return Long.bitCount(flags);
  }

  /// The top bits of the bytes that are `level`.
  private static long same(long levels, int level) {
    return ~((levels ^ (level * ONES)) + ~TOPS) & TOPS;
  }

  /// The top bits of the bytes that are no less than `level`.
  private static long atLeast(long levels, int level) {
    return ((levels | TOPS) - level * ONES) & TOPS;
  }

  /// The top bits of the first bytes.
  private static long first(int bytes) {
    return bytes >= STEP ? TOPS : TOPS & ((1L << (bytes * Byte.SIZE)) - 1);
  }
}
