package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;

/// A place for a view, whose long text is kept with the rows.
record TextSlot(int nullAt, int valueAt) implements FlatSlot {
  @Override
  public void hash(Cursor in, long[] hashes) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    for (int i = 0; i < in.rows(); i++) {
      hashes[i] =
          mayBeNull && in.isNull(i)
              ? Hash.addNull(hashes[i])
              : Hash.addView(hashes[i], values + (long) at[i] * Views.WIDTH);
    }
  }

  @Override
  public void write(Cursor in, Picks picks, long[] rows, long[] hashes, Home home) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      boolean isNull = mayBeNull && in.isNull(i);
      if (isNull) {
        writeNull(rows[i]);
      } else {
        write(rows[i], values + (long) at[i] * Views.WIDTH, home.of(hashes[i]));
      }
    }
  }

  /// Writes NULL to a row.
  void writeNull(long row) {
    Memory.putByte(row + nullAt, (byte) 1);
    Memory.fill(row + valueAt, Views.WIDTH, (byte) 0);
  }

  /// Writes a text to a row.
  void write(long row, long view, RowStore home) {
    Memory.putByte(row + nullAt, (byte) 0);
    keep(view, row + valueAt, home);
  }

  @Override
  public void keepSame(Cursor in, Picks picks, long[] rows, Picks different) {
    keepSameEnds(in, picks, rows, different);
    long values = in.values();
    int[] at = in.at();
    int kept = 0;
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      if (isNull(rows[i]) || Views.same(values + (long) at[i] * Views.WIDTH, rows[i] + valueAt)) {
        picks.set(kept++, i);
      } else {
        different.add(i);
      }
    }
    picks.truncate(kept);
  }

  /// Looks at length, first and last bytes only, so that the misses of all rows overlap.
  private void keepSameEnds(Cursor in, Picks picks, long[] rows, Picks different) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    int kept = 0;
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      boolean isNull = mayBeNull && in.isNull(i);
      long view = values + (long) at[i] * Views.WIDTH;
      long other = rows[i] + valueAt;
      if (isNull == isNull(rows[i]) && (isNull || Views.haveSameEnds(view, other))) {
        picks.set(kept++, i);
      } else {
        different.add(i);
      }
    }
    picks.truncate(kept);
  }

  @Override
  public void read(long[] rows, int count, VectorWriter out, int[] to) {
    for (int i = 0; i < count; i++) {
      if (rows[i] == 0 || isNull(rows[i])) {
        out.setNull(to[i]);
      } else {
        long view = rows[i] + valueAt;
        out.setBytes(to[i], Views.text(view), Views.length(view));
      }
    }
  }

  @Override
  public int compare(long left, long right) {
    int nulls = Boolean.compare(isNull(right), isNull(left));
    return nulls != 0 ? nulls : Views.compare(left + valueAt, right + valueAt);
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }

  /// Writes a view, whose long text goes home.
  static void keep(long from, long to, RowStore home) {
    int length = Views.length(from);
    long text = Views.text(from);
    Views.put(to, length <= Views.MAX_INLINE ? text : home.keep(text, length), length);
  }
}
