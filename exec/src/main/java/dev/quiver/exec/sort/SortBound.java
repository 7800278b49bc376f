package dev.quiver.exec.sort;

import dev.quiver.exec.sort.PrefixLayout.Part;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Behind which no row is wanted any more, as far as all workers of a TopK know: it only ever moves
/// towards the first row.
///
/// Workers publish it without a lock and read it before each batch; so may a scan below, which then
/// gives fewer rows. When it is seen changes what is looked at, never what comes out.
public final class SortBound {
  private final Part first;
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

  /// A bound before which all rows are.
  public SortBound(SortShape shape) {
    this.first = shape.prefix().parts().getFirst();
  }

  /// The column, among the input's and the further keys, whose values [#firstKey] bounds.
  public int column() {
    return first.column();
  }

  /// Whether values below the first key are behind it; else those above.
  public boolean isDescending() {
    return first.isDescending();
  }

  /// Whether NULLs come before all values; else they are behind any.
  public boolean nullsFirst() {
    return first.nullsFirst();
  }

  /// The first key of the bound: rows with a key behind it are not wanted, rows with this very one
  /// may be. Empty while all rows are.
  public Optional<Literal> firstKey() {
    return Optional.ofNullable(place.get()).map(known -> known.key);
  }

  @Nullable Place place() {
    return place.get();
  }

  /// Moves the bound to a place, unless it is there or further already.
  void tighten(Place found) {
    Place known = place.get();
    while (known == null || found.isBefore(known)) {
      if (place.compareAndSet(known, found)) {
        return;
      }
      known = place.get();
    }
  }
}
