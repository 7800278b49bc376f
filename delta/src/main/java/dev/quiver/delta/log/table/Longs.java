package dev.quiver.delta.log.table;

import java.util.Arrays;

/// A growing column of numbers, which takes no room while all are the same.
final class Longs {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private long[][] pages = {};
  private long constant;
  private int size;

  void add(long value) {
    if (size == 0) {
      constant = value;
    }
    if (pages.length > 0 || value != constant) {
      put(value);
    }
    size++;
  }

  long get(int row) {
    return pages.length == 0 ? constant : pages[row >>> PAGE_BITS][row & PAGE - 1];
  }

  int size() {
    return size;
  }

  /// Whether every row has this value.
  boolean isAll(long value) {
    return pages.length == 0 && (size == 0 || constant == value);
  }

  long heapBytes() {
    long held = 0;
    for (long[] page : pages) {
      held += page.length == 0 ? 0 : (long) Long.BYTES * PAGE;
    }
    return held;
  }

  private void put(long value) {
    if (pages.length == 0) {
      spread();
    }
    int page = size >>> PAGE_BITS;
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, Math.max(4, 2 * page));
      Arrays.fill(pages, page, pages.length, new long[0]);
    }
    if (pages[page].length == 0) {
      pages[page] = new long[PAGE];
    }
    pages[page][size & PAGE - 1] = value;
  }

  private void spread() {
    pages = new long[(size >>> PAGE_BITS) + 1][];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = new long[PAGE];
      Arrays.fill(pages[page], constant);
    }
  }
}
