package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;

/// A place for 1, 2 or 4 bytes.
record NarrowSlot(int nullAt, int valueAt, int width) implements FlatSlot {
  @Override
  public void hash(Cursor in, long[] hashes) {
    long values = in.values();
    int[] at = in.at();
    boolean mayBeNull = in.mayBeNull();
    for (int i = 0; i < in.rows(); i++) {
      hashes[i] =
          mayBeNull && in.isNull(i)
              ? Hash.addNull(hashes[i])
              : Hash.add(hashes[i], load(values + (long) at[i] * width));
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
      store(rows[i] + valueAt, isNull ? 0 : load(values + (long) at[i] * width));
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
          && (isNull || load(values + (long) at[i] * width) == load(rows[i] + valueAt))) {
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
        store(values + (long) to[i] * width, load(rows[i] + valueAt));
      }
    }
  }

  @Override
  public int compare(long left, long right) {
    int nulls = Boolean.compare(isNull(right), isNull(left));
    return nulls != 0 ? nulls : Integer.compare(load(left + valueAt), load(right + valueAt));
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }

  private int load(long address) {
    return switch (width) {
      case 1 -> Memory.getByte(address);
      case 2 -> Memory.getShort(address);
      default -> Memory.getInt(address);
    };
  }

  private void store(long address, int value) {
    switch (width) {
      case 1 -> Memory.putByte(address, (byte) value);
      case 2 -> Memory.putShort(address, (short) value);
      default -> Memory.putInt(address, value);
    }
  }
}
