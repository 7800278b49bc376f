package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Nulls;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// The rows of a join's build side: the next row of the same key and whether it was matched, the
/// hash unless the keys are words, the keys, and those columns that are not keys already.
///
/// `slotOfColumn` says where each of the build side's `columns` is found again, or -1 of one that
/// nobody looks at, `matchesNull` for which keys NULL is a value like any other; `areWords` that
/// each key is a number of at most 64 bits, and NULL equals nothing. Rows are multiples of 8, so
/// that the lowest bit of the next row's address is free to tell a match.
public record JoinLayout(
    RowLayout rows,
    int keys,
    List<DataType> columns,
    List<Integer> slotOfColumn,
    List<Boolean> matchesNull,
    boolean areWords) {
  /// Says of a column that nobody looks at it.
  public static final int UNWANTED = -2;

  private static final int NEXT = 0;
  private static final int HASH = 8;
  private static final long MATCHED = 1;

  public JoinLayout {
    columns = List.copyOf(columns);
    slotOfColumn = List.copyOf(slotOfColumn);
    matchesNull = List.copyOf(matchesNull);
  }

  /// Lays out keys and columns; `keyOfColumn` is the key that is the very column, -1, or
  /// [#UNWANTED].
  public static JoinLayout of(
      List<DataType> keys,
      List<Boolean> matchesNull,
      List<DataType> columns,
      List<Integer> keyOfColumn) {
    List<DataType> types = new ArrayList<>(keys);
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (keyOfColumn.get(i) == UNWANTED) {
        slots.add(-1);
      } else if (keyOfColumn.get(i) >= 0) {
        slots.add(keyOfColumn.get(i));
      } else {
        slots.add(types.size());
        types.add(columns.get(i));
      }
    }
    boolean areWords = areWords(keys, matchesNull);
    RowLayout rows = new RowLayout(areWords ? HASH : HASH + Long.BYTES, types);
    return new JoinLayout(rows, keys.size(), columns, slots, matchesNull, areWords);
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

  /// Gives a column of some rows, as [RowLayout#read] does; one that nobody looks at is NULL.
  public ColumnVector read(
      int column, long[] from, int count, int[] to, int capacity, BufferAllocator allocator) {
    int slot = slotOfColumn.get(column);
    return slot < 0
        ? Nulls.of(columns.get(column), capacity, allocator)
        : rows.read(slot, from, count, to, capacity, allocator);
  }

  /// Writes the header of a new row.
  void begin(long row, long hash) {
    Memory.putLong(row + NEXT, 0);
    if (!areWords) {
      Memory.putLong(row + HASH, hash);
    }
  }

  /// The hash of a row's keys.
  long hash(long row) {
    if (!areWords) {
      return Memory.getLong(row + HASH);
    }
    long hash = Hash.SEED;
    for (int i = 0; i < keys; i++) {
      hash = Hash.add(hash, WordSlots.word(rows.slot(i), row));
    }
    return hash;
  }

  /// The next row of the same key, or 0.
  public static long next(long row) {
    return Memory.getLong(row + NEXT) & ~MATCHED;
  }

  static void setNext(long row, long next) {
    Memory.putLong(row + NEXT, next);
  }

  /// Notes that a row has met an equal one. Several threads may: they write the same.
  public static void match(long row) {
    long next = Memory.getLong(row + NEXT);
    if ((next & MATCHED) == 0) {
      Memory.putLong(row + NEXT, next | MATCHED);
    }
  }

  /// Whether [#match] was called.
  public static boolean isMatched(long row) {
    return (Memory.getLong(row + NEXT) & MATCHED) != 0;
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

  /// Whether two rows have the same key.
  boolean isSameKey(long row, long other) {
    for (int i = 0; i < keys; i++) {
      if (rows.slot(i).compare(row, other) != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean areWords(List<DataType> keys, List<Boolean> matchesNull) {
    return !keys.isEmpty()
        && !matchesNull.contains(true)
        && new RowLayout(HASH, keys).slots().stream().allMatch(WordSlots::isWord);
  }
}
