package dev.quiver.delta.cache;

import dev.quiver.exec.context.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps values by key as long as their bytes fit a limit, those used last rather than others.
///
/// An entry is good for one stamp only: asked for with another it is stale, and goes. Safe for use
/// by several threads; values are made outside of it, so two may make the same one at a time.
final class ByteCache<K extends Record, S extends Record, V> {
  private final Budget budget;
  private final String name;
  private final Map<K, Entry<S, V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long hits;
  private long misses;
  private long stale;
  private long evictions;
  private long bytes;

  /// A cache whose entries are charged to a budget, which others may share.
  ByteCache(String name, Budget budget) {
    this.name = name;
    this.budget = budget;
  }

  private record Entry<S, V>(S stamp, V value, long bytes) {}

  /// The value of a key, if it is good for the stamp.
  synchronized Optional<V> get(K key, S stamp) {
    Entry<S, V> entry = entries.get(key);
    if (entry != null && entry.stamp().equals(stamp)) {
      hits++;
      return Optional.of(entry.value());
    }
    misses++;
    if (entry != null) {
      stale++;
      remove(key);
    }
    return Optional.empty();
  }

  /// Keeps a value, in place of what the key had, if there can be room for it.
  synchronized void put(K key, S stamp, V value, long size) {
    remove(key);
    while (!budget.tryCharge(size)) {
      if (entries.isEmpty()) {
        return;
      }
      remove(entries.keySet().iterator().next());
      evictions++;
    }
    bytes += size;
    entries.put(key, new Entry<>(stamp, value, size));
  }

  /// The keys, those used last at the end.
  synchronized List<K> keys() {
    return new ArrayList<>(entries.keySet());
  }

  synchronized CacheCounts counts() {
    return new CacheCounts(hits, misses, stale, evictions, entries.size(), bytes);
  }

  synchronized void clear() {
    keys().forEach(this::remove);
  }

  @Override
  public String toString() {
    return name + " " + counts();
  }

  private void remove(K key) {
    Entry<S, V> entry = entries.remove(key);
    if (entry != null) {
      bytes -= entry.bytes();
      budget.release(entry.bytes());
    }
  }
}
