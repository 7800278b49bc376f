package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;

/// Adds up a batch's 64-bit numbers in one word for each of few groups.
final class FewSums {
  /// Values of fewer bits than this may be added up for a batch in 64 bits.
  private static final int SMALL_BITS = 46;

  private FewSums() {}

  /// Whether values that have these bits among them may be added up for a batch in 64 bits.
  static boolean areSmall(long bits) {
    return bits >>> SMALL_BITS == 0;
  }

  /// Has the bits that the value needs, but for its sign.
  static long size(long value) {
    return value ^ value >> 63;
  }

  /// Adds each row's number to the sum of its group; answers the bits that any of them has.
  static long addLongs(Cursor in, FewGroups groups, long[] sums) {
    return in.isDense() ? addDense(in, groups, sums) : addIndexed(in, groups, sums);
  }

  private static long addDense(Cursor in, FewGroups groups, long[] sums) {
    int[] ids = groups.ids();
    long at = in.values();
    int stride = groups.stride();
    int rows = in.rows();
    long bits = 0;
    int i = 0;
    for (; i + 4 <= rows; i += 4, at += 32) {
      long first = Memory.getLong(at);
      long second = Memory.getLong(at + 8);
      long third = Memory.getLong(at + 16);
      long fourth = Memory.getLong(at + 24);
      sums[ids[i]] += first;
      sums[ids[i + 1] + stride] += second;
      sums[ids[i + 2] + 2 * stride] += third;
      sums[ids[i + 3] + 3 * stride] += fourth;
      bits |= size(first) | size(second) | size(third) | size(fourth);
    }
    for (; i < rows; i++, at += 8) {
      long value = Memory.getLong(at);
      sums[ids[i]] += value;
      bits |= size(value);
    }
    return bits;
  }

  private static long addIndexed(Cursor in, FewGroups groups, long[] sums) {
    int[] ids = groups.ids();
    int[] index = in.at();
    long values = in.values();
    int stride = groups.stride();
    long bits = 0;
    int i = 0;
    for (; i + 4 <= in.rows(); i += 4) {
      long first = Memory.getLong(values + 8L * index[i]);
      long second = Memory.getLong(values + 8L * index[i + 1]);
      long third = Memory.getLong(values + 8L * index[i + 2]);
      long fourth = Memory.getLong(values + 8L * index[i + 3]);
      sums[ids[i]] += first;
      sums[ids[i + 1] + stride] += second;
      sums[ids[i + 2] + 2 * stride] += third;
      sums[ids[i + 3] + 3 * stride] += fourth;
      bits |= size(first) | size(second) | size(third) | size(fourth);
    }
    for (; i < in.rows(); i++) {
      long value = Memory.getLong(values + 8L * index[i]);
      sums[ids[i]] += value;
      bits |= size(value);
    }
    return bits;
  }
}
