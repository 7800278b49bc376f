package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;

/// A place for 8 bytes.
record LongSlot(int nullAt, int valueAt) implements FlatSlot {
  @Override
  public void hash(Cursor in, long[] hashes) {
    int rows = in.rows();
    long values = in.values();
    int[] at = in.at();
    if (in.mayBeNull()) {
      for (int i = 0; i < rows; i++) {
        hashes[i] =
            in.isNull(i)
                ? Hash.addNull(hashes[i])
                : Hash.add(hashes[i], Memory.getLong(values + 8L * at[i]));
      }
      return;
    }
    for (int i = 0; i < rows; i++) {
      hashes[i] = Hash.add(hashes[i], Memory.getLong(values + 8L * at[i]));
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
      Memory.putLong(rows[i] + valueAt, isNull ? 0 : Memory.getLong(values + 8L * at[i]));
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
          && (isNull || Memory.getLong(values + 8L * at[i]) == Memory.getLong(rows[i] + valueAt))) {
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
        Memory.putLong(values + 8L * to[i], Memory.getLong(rows[i] + valueAt));
      }
    }
  }

  @Override
  public int compare(long left, long right) {
    int nulls = Boolean.compare(isNull(right), isNull(left));
    return nulls != 0
        ? nulls
        : Long.compare(Memory.getLong(left + valueAt), Memory.getLong(right + valueAt));
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }
}
