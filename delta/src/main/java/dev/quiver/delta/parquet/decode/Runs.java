package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.UnpackKernels;

/// Reads small integers written as runs: one value repeated, or values packed in bits.
///
/// Each is below `limit`, or the file is damaged. The last packed run may be cut short after the
/// last value.
final class Runs {
  /// Runs not worth a kernel's call.
  private static final int SHORT = 16;

  private final UnpackKernels kernels;
  private final Place place;
  private long at;
  private long end;
  private int width;
  private int limit;
  private int repeats;
  private int repeated;
  private int packed;
  private long packedIndex;
  private long packedAt;

  Runs(UnpackKernels kernels, Place place) {
    this.kernels = kernels;
    this.place = place;
  }

  /// Begins to read values of `bits` bits; without bits all values are 0.
  void open(long from, long until, int bits, int valuesBelow) {
    if (bits < 0 || bits > Integer.SIZE) {
      throw place.corrupt("values of %d bits".formatted(bits));
    }
    at = from;
    end = until;
    width = bits;
    limit = valuesBelow;
    repeats = 0;
    packed = 0;
  }

  /// Begins to read values that stand after the length of all of them; answers where they end.
  long openCounted(long from, long until, int bits, int valuesBelow) {
    int bytes = until - from < Integer.BYTES ? -1 : Memory.getInt(from);
    long first = from + Integer.BYTES;
    if (bytes < 0 || bytes > until - first) {
      throw place.corrupt("runs of %d bytes in a page".formatted(bytes));
    }
    open(first, first + bytes, bits, valuesBelow);
    return first + bytes;
  }

  /// Begins to read `count` values that are packed in bits and no runs.
  void openPacked(long from, int count, int bits, int valuesBelow) {
    open(from, from, bits, valuesBelow);
    packed = count;
    packedAt = from;
    packedIndex = 0;
  }

  /// Whether the next `count` values are one run of `value`; they are passed over then.
  boolean passOver(int count, int value) {
    if (repeats == 0 && packed == 0) {
      next();
    }
    if (repeats < count || repeated != value) {
      return false;
    }
    repeats -= count;
    return true;
  }

  /// Writes the next `count` values to `to`, 32 bits each.
  void read(long to, int count) {
    long out = to;
    for (int left = count; left > 0; ) {
      if (repeats == 0 && packed == 0) {
        next();
      }
      int step = Math.min(left, Math.max(repeats, packed));
      if (repeats > 0) {
        fill(out, step, repeated);
        repeats -= step;
      } else {
        unpack(out, step);
      }
      left -= step;
      out += 4L * step;
    }
  }

  /// Passes over the next `count` values.
  void skip(int count) {
    for (int left = count; left > 0; ) {
      if (repeats == 0 && packed == 0) {
        next();
      }
      int step = Math.min(left, Math.max(repeats, packed));
      if (repeats > 0) {
        repeats -= step;
      } else {
        packedIndex += step;
        packed -= step;
      }
      left -= step;
    }
  }

  /// Passes over the next `count` values; keeps those picked as codes.
  void pick(Picks picks, int count) {
    int pick = 0;
    for (int done = 0; done < count; ) {
      if (repeats == 0 && packed == 0) {
        next();
      }
      int step = Math.min(count - done, Math.max(repeats, packed));
      int end = done + step;
      if (repeats > 0) {
        for (; pick < picks.count() && picks.from(pick) < end; pick++) {
          picks.code(pick, repeated);
        }
        repeats -= step;
      } else {
        for (; pick < picks.count() && picks.from(pick) < end; pick++) {
          picks.code(pick, packed(packedIndex + picks.from(pick) - done));
        }
        packedIndex += step;
        packed -= step;
      }
      done = end;
    }
  }

  private int packed(long index) {
    long bit = index * width;
    long word = Memory.getLong(packedAt + (bit >>> 3)) >>> (bit & 7);
    int value = (int) (word & ((1L << width) - 1));
    if (Integer.compareUnsigned(value, limit) >= 0) {
      throw place.corrupt("a code or level that is not below " + limit);
    }
    return value;
  }

  /// Passes over the next `count` values, each 0 or 1; answers how many are 1.
  int ones(int count) {
    int ones = 0;
    for (int left = count; left > 0; ) {
      if (repeats == 0 && packed == 0) {
        next();
      }
      int step = Math.min(left, Math.max(repeats, packed));
      if (repeats > 0) {
        ones += repeated * step;
        repeats -= step;
      } else {
        ones += Bits.ones(packedAt, packedIndex, step);
        packedIndex += step;
        packed -= step;
      }
      left -= step;
    }
    return ones;
  }

  /// Sets the bits of the next `count` values, each 0 or 1, in a zeroed bitmap from bit `from` on;
  /// answers how many are 1.
  int bits(int count, long bitmap, int from) {
    int ones = 0;
    int to = from;
    for (int left = count; left > 0; ) {
      if (repeats == 0 && packed == 0) {
        next();
      }
      int step = Math.min(left, Math.max(repeats, packed));
      if (repeats > 0) {
        ones += repeated * step;
        repeats -= step;
        if (repeated != 0) {
          Bits.set(bitmap, to, step);
        }
      } else {
        ones += Bits.copy(packedAt, packedIndex, bitmap, to, step);
        packedIndex += step;
        packed -= step;
      }
      left -= step;
      to += step;
    }
    return ones;
  }

  private void next() {
    if (width == 0) {
      repeats = Integer.MAX_VALUE;
      repeated = 0;
      checkLimit(0);
      return;
    }
    int header = header();
    if ((header & 1) == 0) {
      repeats = header >>> 1;
      repeated = value();
      checkLimit(repeated);
    } else {
      long bytes = (long) (header >>> 1) * width;
      long there = Math.min(bytes, end - at);
      packed = (int) Math.min(Integer.MAX_VALUE, there * Byte.SIZE / width);
      packedAt = at;
      packedIndex = 0;
      at += there;
    }
    if (repeats == 0 && packed == 0) {
      throw place.corrupt("an empty run of values");
    }
  }

  private int header() {
    int header = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        throw place.corrupt("values are missing at the end of a page");
      }
      int next = Memory.getByte(at++);
      header |= (next & 127) << shift;
      if (next >= 0) {
        return header;
      }
    }
    throw place.corrupt("a run longer than any page");
  }

  private int value() {
    int bytes = (width + 7) >>> 3;
    if (end - at < bytes) {
      throw place.corrupt("values are missing at the end of a page");
    }
    int value = Memory.getInt(at) & (int) ((1L << (bytes * Byte.SIZE)) - 1);
    at += bytes;
    return value;
  }

  /// The kernel begins at a byte, which only every eighth value surely does.
  private void unpack(long out, int count) {
    int odd = count <= SHORT ? count : (int) (-packedIndex & 7);
    Bits.unpack(packedAt, packedIndex * width, width, out, odd);
    long byteAt = ((packedIndex + odd) * width) >>> 3;
    if (count > odd) {
      kernels.unpack(packedAt + byteAt, width, out + 4L * odd, count - odd);
    }
    packedIndex += count;
    packed -= count;
    if ((1L << width) > limit && !Bits.allBelow(limit, out, count)) {
      throw place.corrupt("a code or level that is not below " + limit);
    }
  }

  private void checkLimit(int value) {
    if (Integer.compareUnsigned(value, limit) >= 0) {
      throw place.corrupt("a value of %d where %d is too large".formatted(value, limit));
    }
  }

  private static void fill(long to, int count, int value) {
    long pair = (value & 0xffffffffL) | ((long) value << 32);
    long last = to + 4L * count;
    for (long out = to; out < last; out += 8) {
      Memory.putLong(out, pair);
    }
  }
}
