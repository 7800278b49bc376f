package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;

/// A place for 16 bytes that mean what they are.
record WideSlot(int nullAt, int valueAt) implements FlatSlot {
  private static final int WIDTH = 16;

  @Override
  public void hash(Cursor in, long[] hashes) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    for (int i = 0; i < in.rows(); i++) {
      long value = values + (long) at[i] * WIDTH;
      hashes[i] =
          mayBeNull && in.isNull(i)
              ? Hash.addNull(hashes[i])
              : Hash.add(hashes[i], Memory.getLong(value), Memory.getLong(value + 8));
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
      Memory.putByte(rows[i] + nullAt, (byte) (isNull ? 1 : 0));
      if (isNull) {
        Memory.fill(rows[i] + valueAt, WIDTH, (byte) 0);
      } else {
        copy(values + (long) at[i] * WIDTH, rows[i] + valueAt);
      }
    }
  }

  @Override
  public void keepSame(Cursor in, Picks picks, long[] rows, Picks different) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    int kept = 0;
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      boolean isNull = mayBeNull && in.isNull(i);
      if (isNull == isNull(rows[i])
          && (isNull || same(values + (long) at[i] * WIDTH, rows[i] + valueAt))) {
        picks.set(kept++, i);
      } else {
        different.add(i);
      }
    }
    picks.truncate(kept);
  }

  @Override
  public void read(long[] rows, int count, VectorWriter out, int[] to) {
    long values = out.values();
    for (int i = 0; i < count; i++) {
      if (rows[i] == 0 || isNull(rows[i])) {
        out.setNull(to[i]);
      } else {
        copy(rows[i] + valueAt, values + (long) to[i] * WIDTH);
      }
    }
  }

  @Override
  public int compare(long left, long right) {
    int nulls = Boolean.compare(isNull(right), isNull(left));
    return nulls != 0 ? nulls : Memory.compare(left + valueAt, WIDTH, right + valueAt, WIDTH);
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }

  private static void copy(long from, long to) {
    Memory.putLong(to, Memory.getLong(from));
    Memory.putLong(to + 8, Memory.getLong(from + 8));
  }

  private static boolean same(long left, long right) {
    return Memory.getLong(left) == Memory.getLong(right)
        && Memory.getLong(left + 8) == Memory.getLong(right + 8);
  }
}
