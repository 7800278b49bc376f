package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import java.util.List;

/// Elements of members; those of a NULL struct are not looked at.
record StructElements(StructVector structs, List<Elements> members) implements Elements {
  StructElements {
    members = List.copyOf(members);
  }

  @Override
  public long bytes(int from, int to) {
    long bytes = (long) to - from;
    for (int i = from; i < to; i++) {
      for (int m = structs.isNull(i) ? members.size() : 0; m < members.size(); m++) {
        bytes += members.get(m).bytes(i, i + 1);
      }
    }
    return bytes;
  }

  @Override
  public long write(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to; i++) {
      boolean isNull = structs.isNull(i);
      Memory.putByte(next++, (byte) (isNull ? 1 : 0));
      for (int m = isNull ? members.size() : 0; m < members.size(); m++) {
        next = members.get(m).write(i, i + 1, next);
      }
    }
    return next;
  }

  @Override
  public boolean hasNull(int from, int to) {
    for (int i = from; i < to; i++) {
      if (structs.isNull(i)) {
        return true;
      }
      for (Elements member : members) {
        if (member.hasNull(i, i + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public long hash(int from, int to, long hash) {
    long mixed = hash;
    for (int i = from; i < to; i++) {
      if (structs.isNull(i)) {
        mixed = Hash.addNull(mixed);
        continue;
      }
      for (Elements member : members) {
        mixed = member.hash(i, i + 1, mixed);
      }
    }
    return mixed;
  }

  @Override
  public long same(int from, int to, long at) {
    long next = at;
    for (int i = from; i < to && next != 0; i++) {
      boolean isNull = structs.isNull(i);
      if (isNull != (Memory.getByte(next++) != 0)) {
        return 0;
      }
      for (int m = isNull ? members.size() : 0; m < members.size() && next != 0; m++) {
        next = members.get(m).same(i, i + 1, next);
      }
    }
    return next;
  }
}
