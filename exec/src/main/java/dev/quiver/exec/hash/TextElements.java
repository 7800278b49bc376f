package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Elements that are views of bytes.
record TextElements(Places places) implements Elements {
  @Override
  public long bytes(int from, int to) {
    long bytes = (long) to - from;
    for (int i = from; i < to; i++) {
      bytes += places.isNull(i) ? 0 : Integer.BYTES + Views.length(places.address(i));
    }
    return bytes;
  }

  @Override
  public long write(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = places.isNull(i);
      Memory.putByte(next++, (byte) (isNull ? 1 : 0));
      if (!isNull) {
        long view = places.address(i);
        int length = Views.length(view);
        Memory.putInt(next, length);
        Memory.copy(Views.text(view), next + Integer.BYTES, length);
        next += Integer.BYTES + length;
      }
    }
    return next;
  }

  @Override
  public boolean hasNull(int from, int to) {
    for (int i = from; i < to && places.mayBeNull(); i++) {
      if (places.isNull(i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long hash(int from, int to, long hash) {
    long mixed = hash;
    for (int i = from; i < to; i++) {
      mixed = places.isNull(i) ? Hash.addNull(mixed) : Hash.addView(mixed, places.address(i));
    }
    return mixed;
  }

  @Override
  public long same(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = places.isNull(i);
      if (isNull != (Memory.getByte(next++) != 0)) {
        return 0;
      }
      if (!isNull) {
        long view = places.address(i);
        int length = Memory.getInt(next);
        next += Integer.BYTES;
        if (Memory.compare(Views.text(view), Views.length(view), next, length) != 0) {
          return 0;
        }
        next += length;
      }
    }
    return next;
  }
}
