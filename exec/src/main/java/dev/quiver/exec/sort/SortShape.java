package dev.quiver.exec.sort;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.RowLayout;
import dev.quiver.exec.hash.RowOrder;
import dev.quiver.logical.type.DataType;
import it.unimi.dsi.fastutil.longs.LongComparator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What a row to be sorted is made of, and its order.
///
/// ```text
/// place in the input (8 bytes), the prefix's words, the columns, the keys that are no columns
/// ```
public final class SortShape implements LongComparator {
  private static final int SEQUENCE = 0;
  private static final int PREFIX = 8;

  private final int columns;
  private final RowLayout rows;
  private final PrefixLayout prefix;
  private final RowOrder order;

  /// What to order by: a column of the rows, or a further value kept behind them, by its ordinal
  /// among both.
  public record Key(int ordinal, DataType type, boolean isDescending, boolean nullsFirst) {}

  /// Rows of columns of these types, the first `columns` of which are the input's.
  public SortShape(List<DataType> types, int columns, List<Key> keys) {
    this.columns = columns;
    List<Key> all = completed(types, columns, keys);
    this.prefix = PrefixLayout.of(all);
    this.rows = new RowLayout(PREFIX + Long.BYTES * prefix.words(), types);
    this.order =
        new RowOrder(
            rows,
            all.stream()
                .map(key -> new RowOrder.Key(key.ordinal(), key.isDescending(), key.nullsFirst()))
                .toList());
  }

  /// By the keys, then by all columns that have an order.
  private static List<Key> completed(List<DataType> types, int columns, List<Key> keys) {
    Set<Integer> known = new HashSet<>();
    List<Key> all = new ArrayList<>();
    keys.stream().filter(key -> known.add(key.ordinal())).forEach(all::add);
    IntStream.range(0, columns)
        .filter(i -> RowOrder.isOrdered(types.get(i)) && known.add(i))
        .forEach(i -> all.add(new Key(i, types.get(i), false, false)));
    return all;
  }

  /// Whether rows of these types may be told apart by their place in the input alone.
  public static boolean observesInput(List<DataType> types) {
    return !types.stream().allMatch(RowOrder::isOrdered);
  }

  /// The order, which is total.
  @Override
  public int compare(long left, long right) {
    for (int word = 0; word < prefix.words(); word++) {
      int words = Long.compareUnsigned(word(left, word), word(right, word));
      if (words != 0) {
        return words;
      }
    }
    int values = order.compare(left, right);
    return values != 0
        ? values
        : Long.compare(Memory.getLong(left + SEQUENCE), Memory.getLong(right + SEQUENCE));
  }

  /// The number of the input's columns.
  public int columns() {
    return columns;
  }

  /// Where everything is in a row.
  public RowLayout rows() {
    return rows;
  }

  PrefixLayout prefix() {
    return prefix;
  }

  /// A word of a row's prefix.
  long word(long row, int index) {
    return Memory.getLong(row + PREFIX + (long) Long.BYTES * index);
  }

  /// Writes the header of a row.
  void begin(long row, long sequence, KeyPrefix keys, int shown) {
    Memory.putLong(row + SEQUENCE, sequence);
    for (int word = 0; word < prefix.words(); word++) {
      Memory.putLong(row + PREFIX + (long) Long.BYTES * word, keys.word(shown, word));
    }
  }

  /// Copies the header of a row.
  void copyHeader(long from, long to) {
    Memory.copy(from, to, PREFIX + (long) Long.BYTES * prefix.words());
  }
}
