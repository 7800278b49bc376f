package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import java.util.List;

/// A place for each member. Under a NULL struct all members are NULL, so that structs are equal,
/// and in order, as their members are.
record StructSlot(int nullAt, List<RowSlot> members) implements RowSlot {
  StructSlot {
    members = List.copyOf(members);
  }

  @Override
  public void hash(Cursor in, long[] hashes) {
    if (in.mayBeNull()) {
      for (int i = 0; i < in.rows(); i++) {
        hashes[i] = in.isNull(i) ? Hash.addNull(hashes[i]) : hashes[i];
      }
    }
    for (int i = 0; i < members.size(); i++) {
      members.get(i).hash(in.member(i), hashes);
    }
  }

  @Override
  public void write(Cursor in, Picks picks, long[] rows, long[] hashes, Home home) {
    boolean mayBeNull = in.mayBeNull();
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      Memory.putByte(rows[i] + nullAt, (byte) (mayBeNull && in.isNull(i) ? 1 : 0));
    }
    for (int i = 0; i < members.size(); i++) {
      members.get(i).write(in.member(i), picks, rows, hashes, home);
    }
  }

  @Override
  public void keepSame(Cursor in, Picks picks, long[] rows, Picks different) {
    boolean mayBeNull = in.mayBeNull();
    int kept = 0;
    for (int k = 0; k < picks.count(); k++) {
      int i = picks.get(k);
      if ((mayBeNull && in.isNull(i)) == isNull(rows[i])) {
        picks.set(kept++, i);
      } else {
        different.add(i);
      }
    }
    picks.truncate(kept);
    for (int i = 0; i < members.size(); i++) {
      members.get(i).keepSame(in.member(i), picks, rows, different);
    }
  }

  @Override
  public int compare(long left, long right) {
    int order = Boolean.compare(isNull(right), isNull(left));
    for (int i = 0; order == 0 && i < members.size(); i++) {
      order = members.get(i).compare(left, right);
    }
    return order;
  }

  @Override
  public boolean isNull(long row) {
    return Memory.getByte(row + nullAt) != 0;
  }

  @Override
  public boolean hasNull(long row) {
    if (isNull(row)) {
      return true;
    }
    for (RowSlot member : members) {
      if (member.hasNull(row)) {
        return true;
      }
    }
    return false;
  }
}
