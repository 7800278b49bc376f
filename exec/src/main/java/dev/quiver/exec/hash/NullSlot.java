package dev.quiver.exec.hash;

import dev.quiver.exec.batch.VectorWriter;

/// No place at all: every value is NULL.
record NullSlot() implements FlatSlot {
  @Override
  public void hash(Cursor in, long[] hashes) {
    for (int i = 0; i < in.rows(); i++) {
      hashes[i] = Hash.addNull(hashes[i]);
    }
  }

  @Override
  public void write(Cursor in, Picks picks, long[] rows, long[] hashes, Home home) {}

  @Override
  public void keepSame(Cursor in, Picks picks, long[] rows, Picks different) {}

  @Override
  public void read(long[] rows, int count, VectorWriter out, int[] to) {
    for (int i = 0; i < count; i++) {
      out.setNull(to[i]);
    }
  }

  @Override
  public int compare(long left, long right) {
    return 0;
  }

  @Override
  public boolean isNull(long row) {
    return true;
  }
}
