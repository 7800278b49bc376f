package dev.quiver.delta.log.table;

import java.util.Arrays;

/// Sorts rows by the bytes of their paths, eight at a time: paths begin alike, so most of a
/// comparison from the front would be wasted.
final class PathOrder {
  private static final int SMALL = 24;
  private static final int DEEP = 2_048;

  private final ByteStore texts;
  private final long[] paths;
  private final int[] rows;
  private final long[] keys;

  private PathOrder(ByteStore texts, long[] paths) {
    this.texts = texts;
    this.paths = paths;
    this.rows = new int[paths.length];
    this.keys = new long[paths.length];
    Arrays.setAll(rows, i -> i);
  }

  /// The rows in order, of which those behind the first `unsorted` are so already; equal paths keep
  /// the order of their rows.
  static int[] of(ByteStore texts, Longs paths, int unsorted) {
    long[] refs = new long[paths.size()];
    for (int row = 0; row < refs.length; row++) {
      refs[row] = paths.get(row);
    }
    PathOrder order = new PathOrder(texts, refs);
    if (!order.isSorted(unsorted)) {
      order.sort(0, unsorted, 0);
    }
    order.merge(unsorted);
    return order.rows;
  }

  private boolean isSorted(int end) {
    for (int row = 1; row < end; row++) {
      if (texts.compare(paths[row - 1], paths[row]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void merge(int split) {
    int[] low = Arrays.copyOf(rows, split);
    int left = 0;
    int right = split;
    if (split == rows.length) {
      return;
    }
    for (int out = 0; left < split; out++) {
      rows[out] =
          right < rows.length && isBelow(rows[right], low[left]) ? rows[right++] : low[left++];
    }
  }

  private void sort(int from, int to, int skip) {
    if (to - from < 2) {
      return;
    }
    if (to - from <= SMALL) {
      insert(from, to);
      return;
    }
    boolean more = false;
    for (int i = from; i < to; i++) {
      long ref = paths[rows[i]];
      int length = texts.length(ref);
      keys[i] = length <= skip ? 0 : texts.key(ref, skip);
      more |= length > skip;
    }
    if (!more || skip > DEEP) {
      compare(from, to);
      return;
    }
    byKey(from, to);
    for (int i = from; i < to; ) {
      int end = i + 1;
      while (end < to && keys[end] == keys[i]) {
        end++;
      }
      // Sorting below here makes keys of the group anew; those behind it stay.
      sort(i, end, skip + Long.BYTES);
      i = end;
    }
  }

  private void compare(int from, int to) {
    Integer[] boxed = new Integer[to - from];
    Arrays.setAll(boxed, i -> rows[from + i]);
    Arrays.sort(boxed, (left, right) -> isBelow(left, right) ? -1 : left.equals(right) ? 0 : 1);
    for (int i = 0; i < boxed.length; i++) {
      rows[from + i] = boxed[i];
    }
  }

  /// Three-way quicksort: many keys are equal.
  private void byKey(int start, int end) {
    int from = start;
    int to = end;
    while (to - from > 1) {
      long pivot = median(from, to);
      int low = from;
      int high = to;
      for (int i = from; i < high; ) {
        int sign = Long.compareUnsigned(keys[i], pivot);
        if (sign < 0) {
          swap(low++, i++);
        } else if (sign > 0) {
          swap(i, --high);
        } else {
          i++;
        }
      }
      if (low - from < to - high) {
        byKey(from, low);
        from = high;
      } else {
        byKey(high, to);
        to = low;
      }
    }
  }

  private long median(int from, int to) {
    long a = keys[from];
    long b = keys[(from + to) >>> 1];
    long c = keys[to - 1];
    long low = Long.compareUnsigned(a, b) < 0 ? a : b;
    long high = Long.compareUnsigned(a, b) < 0 ? b : a;
    if (Long.compareUnsigned(c, low) < 0) {
      return low;
    }
    return Long.compareUnsigned(c, high) > 0 ? high : c;
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && isBelow(row, rows[at - 1])) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  private boolean isBelow(int left, int right) {
    int sign = texts.compare(paths[left], paths[right]);
    return sign < 0 || (sign == 0 && left < right);
  }

  private void swap(int i, int j) {
    long key = keys[i];
    keys[i] = keys[j];
    keys[j] = key;
    int row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }
}
