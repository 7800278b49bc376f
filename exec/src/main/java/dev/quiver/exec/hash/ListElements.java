package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;

/// Elements that are lists or maps themselves.
record ListElements(ListVector lists, Elements inner) implements Elements {
  @Override
  public long bytes(int from, int to) {
    long bytes = (long) to - from;
    for (int i = from; i < to; i++) {
      bytes += lists.isNull(i) ? 0 : Integer.BYTES + inner.bytes(lists.start(i), lists.end(i));
    }
    return bytes;
  }

  @Override
  public long write(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = lists.isNull(i);
      Memory.putByte(next++, (byte) (isNull ? 1 : 0));
      if (!isNull) {
        Memory.putInt(next, lists.length(i));
        next = inner.write(lists.start(i), lists.end(i), next + Integer.BYTES);
      }
    }
    return next;
  }

  @Override
  public boolean hasNull(int from, int to) {
    for (int i = from; i < to; i++) {
      if (lists.isNull(i) || inner.hasNull(lists.start(i), lists.end(i))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long hash(int from, int to, long hash) {
    long mixed = hash;
    for (int i = from; i < to; i++) {
      mixed =
          lists.isNull(i)
              ? Hash.addNull(mixed)
              : inner.hash(lists.start(i), lists.end(i), Hash.add(mixed, lists.length(i)));
    }
    return mixed;
  }

  @Override
  public long same(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to && next != 0; i++) {
      boolean isNull = lists.isNull(i);
      if (isNull != (Memory.getByte(next++) != 0)) {
        return 0;
      }
      if (!isNull) {
        next =
            Memory.getInt(next) == lists.length(i)
                ? inner.same(lists.start(i), lists.end(i), next + Integer.BYTES)
                : 0;
      }
    }
    return next;
  }
}
