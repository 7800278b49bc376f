package dev.quiver.exec.sort;

import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.filter.OrderFilter;
import dev.quiver.exec.sort.PrefixLayout.Part;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Behind which no row is wanted any more, as far as all workers of a TopK know: it only ever moves
/// towards the first row.
///
/// Workers move it without a lock and read it before each batch. So do scans below, by a runtime
/// filter that is put anew whenever it moves, and then give fewer rows. When it is seen changes
/// what is looked at, never what comes out.
public final class SortBound {
  private final SortShape shape;
  private final Part first;
  private final List<FilterSlot> slots;
  private final AtomicReference<@Nullable Place> place = new AtomicReference<>();

  /// A place in the order: a row's prefix, its first key, and the first 8 bytes of that one's
  /// value.
  static final class Place {
    private final long[] words;
    private final Literal key;
    private final long bits;

    Place(long[] words, Literal key, long bits) {
      this.words = words;
      this.key = key;
      this.bits = bits;
    }

    /// Whether a prefix lies behind.
    boolean isBefore(KeyPrefix keys, int row) {
      for (int word = 0; word < words.length; word++) {
        int order = Long.compareUnsigned(keys.word(row, word), words[word]);
        if (order != 0) {
          return order > 0;
        }
      }
      return false;
    }

    boolean isBefore(Place other) {
      for (int word = 0; word < words.length; word++) {
        int order = Long.compareUnsigned(other.words[word], words[word]);
        if (order != 0) {
          return order > 0;
        }
      }
      return false;
    }

    /// The first word of the prefix.
    long lead() {
      return words[0];
    }

    boolean isNull() {
      return key.isNull();
    }

    long bits() {
      return bits;
    }
  }

  /// A bound before which all rows are, told to nobody else.
  public SortBound(SortShape shape) {
    this(shape, List.of());
  }

  /// The same, told to those who ask these slots.
  public SortBound(SortShape shape, List<FilterSlot> slots) {
    this.shape = shape;
    this.first = shape.prefix().parts().getFirst();
    this.slots = List.copyOf(slots);
  }

  /// What rows it is in the order of.
  public SortShape shape() {
    return shape;
  }

  /// The column, among the input's and the further keys, that rows are ordered by first.
  int column() {
    return first.column();
  }

  @Nullable Place place() {
    return place.get();
  }

  /// Moves the bound to a place, unless it is there or further already.
  void tighten(Place found) {
    Place known = place.get();
    while (known == null || found.isBefore(known)) {
      if (place.compareAndSet(known, found)) {
        publish();
        return;
      }
      known = place.get();
    }
  }

  /// By one thread at a time, so that the last filter put is that of the last place.
  private synchronized void publish() {
    Place known = place.get();
    if (known != null) {
      slots.forEach(slot ->
          OrderFilter.upTo(known.key, first.isDescending(), first.nullsFirst())
              .ifPresent(slot::publish));
    }
  }
}
