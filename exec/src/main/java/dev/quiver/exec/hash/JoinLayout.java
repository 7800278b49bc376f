package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// The rows of a join's build side: hash, the next row of the same key, the row's place in plan
/// order, whether it was matched, the keys, and those columns that are not keys already.
///
/// `slotOfColumn` says where each column of the build side is found again, `matchesNull` for which
/// keys NULL is a value like any other.
public record JoinLayout(
    RowLayout rows, int keys, List<Integer> slotOfColumn, List<Boolean> matchesNull) {
  private static final int NEXT = 8;
  private static final int SEQUENCE = 16;
  private static final int MATCHED = 24;
  private static final int HEADER = 25;

  public JoinLayout {
    slotOfColumn = List.copyOf(slotOfColumn);
    matchesNull = List.copyOf(matchesNull);
  }

  /// Lays out keys and columns; `keyOfColumn` is the key that is the very column, or -1.
  public static JoinLayout of(
      List<DataType> keys,
      List<Boolean> matchesNull,
      List<DataType> columns,
      List<Integer> keyOfColumn) {
    List<DataType> types = new ArrayList<>(keys);
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (keyOfColumn.get(i) >= 0) {
        slots.add(keyOfColumn.get(i));
      } else {
        slots.add(types.size());
        types.add(columns.get(i));
      }
    }
    return new JoinLayout(new RowLayout(HEADER, types), keys.size(), slots, matchesNull);
  }

  /// The ordinals of the columns that have slots of their own, in the order of the slots.
  public List<Integer> stored() {
    List<Integer> stored = new ArrayList<>();
    for (int i = 0; i < slotOfColumn.size(); i++) {
      if (slotOfColumn.get(i) >= keys) {
        stored.add(i);
      }
    }
    return stored;
  }

  /// Writes the header of a new row.
  public static void begin(long row, long hash, long sequence) {
    Memory.putLong(row + RowLayout.HASH, hash);
    Memory.putLong(row + NEXT, 0);
    Memory.putLong(row + SEQUENCE, sequence);
    Memory.putByte(row + MATCHED, (byte) 0);
  }

  /// The next row of the same key, or 0.
  public static long next(long row) {
    return Memory.getLong(row + NEXT);
  }

  static void setNext(long row, long next) {
    Memory.putLong(row + NEXT, next);
  }

  /// The row's place in plan order.
  public static long sequence(long row) {
    return Memory.getLong(row + SEQUENCE);
  }

  /// Notes that a row has met an equal one.
  public static void match(long row) {
    Memory.putByte(row + MATCHED, (byte) 1);
  }

  /// Whether [#match] was called.
  public static boolean isMatched(long row) {
    return Memory.getByte(row + MATCHED) != 0;
  }

  /// Whether a row equals nothing, because of a NULL in its key.
  public boolean hasNullKey(long row) {
    for (int i = 0; i < keys; i++) {
      if (!matchesNull.get(i) && rows.slot(i).hasNull(row)) {
        return true;
      }
    }
    return false;
  }
}
