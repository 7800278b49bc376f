package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import java.util.Arrays;
import java.util.function.LongConsumer;

/// Finds groups by integer keys of small ranges, and by few texts: the numbers of the keys' values,
/// side by side, say where the group's row is written down.
///
/// No value is hashed or compared but those of new groups. What is written down stands in pages
/// that are made when a number falls into them, so that far less than the whole range may be there;
/// where even that is much for the groups there are, it gives up.
final class RangeIndex implements AutoCloseable {
  private static final int MAX_BITS = 28;
  private static final int PAGE_BITS = 11;
  private static final int PAGE_BYTES = Long.BYTES << PAGE_BITS;
  private static final int IN_PAGE = (1 << PAGE_BITS) - 1;

  /// Pages that any number of groups may have.
  private static final int FEW_PAGES = 128;

  /// The most places that there may be for each group otherwise.
  private static final int PLACES_PER_GROUP = 8;

  private final Account account;
  private final GroupRows rows;
  private final KeyNumbers[] ranges;
  private final int[] shifts;
  private final RowStore pages;
  private long[] directory = new long[0];
  private int[] numbers = new int[0];
  private long expected;
  private int groups;
  private boolean isSparse;

  /// An index without groups; the ranges of the keys are those of what it is shown.
  RangeIndex(Account account, GroupRows rows) {
    this.account = account;
    this.rows = rows;
    this.pages = new RowStore(account, PAGE_BYTES);
    this.ranges = new KeyNumbers[rows.layout().columns()];
    Arrays.setAll(ranges, i -> numbers(rows.layout().slot(i)));
    this.shifts = new int[ranges.length];
  }

  /// Whether all columns are integers or texts.
  static boolean isFor(RowLayout layout) {
    for (int i = 0; i < layout.columns(); i++) {
      if (!KeyRange.isInteger(layout.type(i)) && !isText(layout, i)) {
        return false;
      }
    }
    return layout.columns() > 0;
  }

  /// Whether ranges that were too large may be small for more groups: texts that do not come as
  /// codes never will.
  static boolean mayBecomeDense(RowLayout layout) {
    for (int i = 0; i < layout.columns(); i++) {
      if (!KeyRange.isInteger(layout.type(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(RowLayout layout, int column) {
    return layout.slot(column) instanceof TextSlot;
  }

  private KeyNumbers numbers(RowSlot slot) {
    return slot instanceof TextSlot text ? new KeyTexts(text, account) : new KeyRange(slot);
  }

  /// The groups known.
  int groups() {
    return groups;
  }

  /// Takes up all groups that have a row; answers false, and is not to be used, if the ranges are
  /// too large.
  boolean takeAll() {
    forEachRow(this::widen);
    return build();
  }

  /// Sets `out[i]` to the row of the group of each row shown; answers false, and is not to be used
  /// any longer, if the ranges are too large. Rows made by then are groups like others.
  boolean find(KeyColumns keys, long[] out) {
    if (!encode(keys)) {
      for (int i = 0; i < ranges.length; i++) {
        ranges[i].widen(keys.cursor(i));
      }
      if (!build() || !encode(keys)) {
        return false;
      }
    }
    for (int i = 0; i < keys.rows(); i++) {
      int number = numbers[i];
      long page = directory[number >>> PAGE_BITS];
      long row = page == 0 ? 0 : Memory.getLong(page + 8L * (number & IN_PAGE));
      out[i] = row == 0 ? make(number) : row;
    }
    return !isSparse;
  }

  @Override
  public void close() {
    clear();
    for (KeyNumbers range : ranges) {
      range.close();
    }
  }

  private void clear() {
    pages.close();
    account.release(8L * directory.length);
    directory = new long[0];
  }

  private boolean encode(KeyColumns keys) {
    if (directory.length == 0) {
      return false;
    }
    int count = keys.rows();
    if (numbers.length < count) {
      numbers = new int[count];
    } else {
      Arrays.fill(numbers, 0, count, 0);
    }
    for (int i = 0; i < ranges.length; i++) {
      if (!ranges[i].encode(keys.cursor(i), numbers)) {
        return false;
      }
    }
    return true;
  }

  /// Numbers all groups anew.
  private boolean build() {
    int bits = 0;
    for (int i = ranges.length - 1; i >= 0; i--) {
      ranges[i].open();
      shifts[i] = bits;
      bits += ranges[i].bits();
    }
    if (bits > MAX_BITS) {
      return false;
    }
    clear();
    int length = (1 << bits >>> PAGE_BITS) + 1;
    account.charge(8L * length);
    directory = new long[length];
    expected = rows.all().rows();
    groups = 0;
    forEachRow(this::take);
    return !isSparse;
  }

  private void forEachRow(LongConsumer seen) {
    for (int partition = 0; partition < PartitionedRows.PARTITIONS; partition++) {
      rows.all().partition(partition).forEach(seen);
    }
  }

  private void widen(long row) {
    for (KeyNumbers range : ranges) {
      range.widen(row);
    }
  }

  private void take(long row) {
    long number = 0;
    for (int i = 0; i < ranges.length; i++) {
      number |= ranges[i].number(row) << shifts[i];
    }
    long place = place((int) number);
    if (place != 0) {
      Memory.putLong(place, row);
      groups++;
    }
  }

  /// Makes a row, if there is a place to write it down.
  private long make(int number) {
    long place = place(number);
    if (place == 0) {
      return 0;
    }
    long hash = Hash.SEED;
    for (int i = 0; i < ranges.length; i++) {
      hash = ranges[i].hash(hash, part(number, i));
    }
    long row = rows.make(hash);
    for (int i = 0; i < ranges.length; i++) {
      ranges[i].write(row, part(number, i), rows.all().of(hash));
    }
    Memory.putLong(place, row);
    groups++;
    return row;
  }

  private long part(int number, int key) {
    return number >>> shifts[key] & (1L << ranges[key].bits()) - 1;
  }

  /// Where a number's row is written down; 0 if that would take too many pages.
  private long place(int number) {
    int at = number >>> PAGE_BITS;
    if (directory[at] == 0) {
      long places = pages.rows() << PAGE_BITS;
      if (pages.rows() >= FEW_PAGES && places > PLACES_PER_GROUP * Math.max(expected, groups)) {
        isSparse = true;
        return 0;
      }
      directory[at] = openPage();
    }
    return directory[at] + 8L * (number & IN_PAGE);
  }

  private long openPage() {
    long page = pages.append();
    Memory.fill(page, PAGE_BYTES, (byte) 0);
    return page;
  }
}
