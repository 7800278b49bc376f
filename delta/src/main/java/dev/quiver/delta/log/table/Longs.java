package dev.quiver.delta.log.table;

import java.util.Arrays;

/// A growing column of numbers, which takes no room while all are the same.
final class Longs {
  private static final int PAGE_BITS = 14;
  private static final int PAGE = 1 << PAGE_BITS;

  private static final int FEW = 8;
  private static final long[] NOTHING = {};

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
      held += (long) Long.BYTES * page.length;
    }
    return held;
  }

  private void put(long value) {
    if (pages.length == 0) {
      spread();
    }
    int page = size >>> PAGE_BITS;
    int at = size & (PAGE - 1);
    if (page == pages.length) {
      pages = Arrays.copyOf(pages, 2 * page);
      Arrays.fill(pages, page, pages.length, NOTHING);
    }
    if (at >= pages[page].length) {
      // Only the first page begins small: most tables have few files.
      int room = page > 0 ? PAGE : Math.min(PAGE, Math.max(FEW, 2 * at));
      pages[page] = Arrays.copyOf(pages[page], room);
    }
    pages[page][at] = value;
  }

  private void spread() {
    pages = new long[(size >>> PAGE_BITS) + 1][];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = new long[Math.max(FEW, Math.min(PAGE, size - page * PAGE))];
      Arrays.fill(pages[page], constant);
    }
  }
}
