package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// A place for a list or map: a view of its elements' bytes, as [Elements] writes them behind their
/// number, which are kept with the rows. The byte that tells NULL is 2 where an element is NULL.
record ListSlot(int nullAt, int valueAt) implements RowSlot {
  private static final byte NULL = 1;
  private static final byte NULL_INSIDE = 2;

  @Override
  public void hash(Cursor in, long[] hashes) {
    Elements elements = in.elements();
    for (int i = 0; i < in.rows(); i++) {
      if (in.isNull(i)) {
        hashes[i] = Hash.addNull(hashes[i]);
      } else {
        long start = Hash.add(hashes[i], in.end(i) - (long) in.start(i));
        hashes[i] = elements.hash(in.start(i), in.end(i), start);
      }
    }
  }

  @Override
  public void write(Cursor in, Picks picks, long[] rows, long[] hashes, Home home) {
    Elements elements = in.elements();
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      if (in.isNull(i)) {
        Memory.putByte(rows[i] + nullAt, NULL);
        Memory.fill(rows[i] + valueAt, Views.WIDTH, (byte) 0);
      } else {
        boolean hasNull = elements.hasNull(in.start(i), in.end(i));
        Memory.putByte(rows[i] + nullAt, hasNull ? NULL_INSIDE : 0);
        keep(elements, in.start(i), in.end(i), rows[i] + valueAt, home.of(hashes[i]));
      }
    }
  }

  @Override
  public void keepSame(Cursor in, Picks picks, long[] rows, Picks different) {
    int kept = 0;
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      if (in.isNull(i) == isNull(rows[i]) && (in.isNull(i) || isSame(in, i, rows[i]))) {
        picks.set(kept++, i);
      } else {
        different.add(i);
      }
    }
    picks.truncate(kept);
  }

  @Override
  public int compare(long left, long right) {
    int nulls = Boolean.compare(isNull(right), isNull(left));
    return nulls != 0 ? nulls : Views.compare(left + valueAt, right + valueAt);
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) == NULL;
  }

  @Override
  public boolean hasNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }

  /// The address of a row's list: the number of elements, and their bytes.
  long list(long row) {
    return Views.text(row + valueAt);
  }

  private boolean isSame(Cursor in, int i, long row) {
    long list = list(row);
    return Memory.getInt(list) == in.end(i) - in.start(i)
        && in.elements().same(in.start(i), in.end(i), list + Integer.BYTES) != 0;
  }

  private static void keep(Elements elements, int from, int to, long view, RowStore home) {
    int bytes = Math.toIntExact(Integer.BYTES + elements.bytes(from, to));
    long text = home.reserve(bytes);
    Memory.putInt(text, to - from);
    elements.write(from, to, text + Integer.BYTES);
    Views.put(view, text, bytes);
  }
}
