package dev.quiver.exec.filter;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.filter.Membership.Between;
import dev.quiver.exec.filter.Membership.Bitmap;
import dev.quiver.exec.filter.Membership.Bloom;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.util.List;

/// Puts what the workers have noted of a key into the smallest form that tells most.
final class FilterMaker {
  /// Of so few different values each is told.
  private static final int MOST_OPTIONS = 128;

  /// A bitmap of so many bits is small whatever it is of.
  private static final long SMALL_BITMAP = 1L << 18;

  /// A bitmap of so many bits is in the cache.
  private static final long CACHED_BITMAP = 1L << 23;

  /// In the cache a bitmap may be this sparse.
  private static final long CACHED_BITS_A_WORD = 1L << 10;

  /// A bitmap may be larger than a bloom filter: it makes no mistakes, and keys that come in order
  /// find their bits side by side.
  private static final long BITS_A_WORD = 64;

  private final DataType type;
  private final WordForm form;
  private final boolean matchesNull;
  private final List<KeyCollector> seen;
  private final Account account;
  private final long count;
  private long charged;

  FilterMaker(
      DataType type, WordForm form, boolean matchesNull, List<KeyCollector> seen, Account account) {
    this.type = type;
    this.form = form;
    this.matchesNull = matchesNull;
    this.seen = seen;
    this.account = account;
    this.count = seen.stream().mapToLong(KeyCollector::count).sum();
  }

  RuntimeFilter make() {
    boolean isEmpty = seen.stream().noneMatch(KeyCollector::sawValue);
    boolean passesNull = matchesNull && seen.stream().anyMatch(KeyCollector::sawNull);
    return new RuntimeFilter(membership(isEmpty), bounds(), options(), isEmpty, passesNull);
  }

  /// Bytes that what was made is charged with.
  long charged() {
    return charged;
  }

  private Membership membership(boolean isEmpty) {
    long min = seen.stream().mapToLong(KeyCollector::min).min().orElse(Long.MAX_VALUE);
    long max = seen.stream().mapToLong(KeyCollector::max).max().orElse(Long.MIN_VALUE);
    if (isEmpty) {
      return new Between(Long.MAX_VALUE, Long.MIN_VALUE);
    }
    boolean isExact = form.isExact();
    long range = max - min;
    boolean isDense = range >= 0 && range < mostBits();
    if (isWhole() && isExact && isDense && isCharged(Bitmap.words(min, max))) {
      Bitmap bitmap = Bitmap.between(min, max);
      seen.forEach(one -> one.forEach(bitmap::add));
      return bitmap;
    }
    if (isWhole() && isCharged(Bloom.blocks(count))) {
      Bloom bloom = Bloom.of(count, !isExact);
      seen.forEach(one -> one.forEach(bloom::add));
      return bloom;
    }
    return isExact ? new Between(min, max) : Between.ALL;
  }

  private long mostBits() {
    long cached = Math.min(CACHED_BITMAP, CACHED_BITS_A_WORD * count);
    return Math.max(SMALL_BITMAP, Math.max(cached, BITS_A_WORD * count));
  }

  private boolean isWhole() {
    return seen.stream().allMatch(KeyCollector::isWhole);
  }

  private boolean isCharged(long longs) {
    long bytes = longs * Long.BYTES;
    boolean isCharged = account.tryCharge(bytes);
    charged += isCharged ? bytes : 0;
    return isCharged;
  }

  private Bounds bounds() {
    if (form == WordForm.TEXT) {
      return seen.stream()
          .map(KeyCollector::texts)
          .reduce(TextBounds.NONE, TextBounds::and)
          .bounds(type);
    }
    List<KeyCollector> some = seen.stream().filter(KeyCollector::sawValue).toList();
    if (some.isEmpty() || !form.isExact()) {
      return Bounds.NONE;
    }
    long min = some.stream().mapToLong(KeyCollector::min).min().orElseThrow();
    long max = some.stream().mapToLong(KeyCollector::max).max().orElseThrow();
    return new Bounds(List.of(WordForm.literal(min, type)), List.of(WordForm.literal(max, type)));
  }

  private List<Literal> options() {
    if (!form.isExact() || !isWhole()) {
      return List.of();
    }
    LongSet distinct = new LongOpenHashSet();
    for (KeyCollector one : seen) {
      if (!one.addTo(distinct, MOST_OPTIONS)) {
        return List.of();
      }
    }
    return distinct.longStream().sorted().mapToObj(word -> WordForm.literal(word, type)).toList();
  }
}
