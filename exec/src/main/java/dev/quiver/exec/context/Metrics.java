package dev.quiver.exec.context;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts, by name, what an execution did; safe from any thread.
public final class Metrics {
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

  /// Adds to a counter.
  public void add(String name, long amount) {
    counters.computeIfAbsent(name, key -> new LongAdder()).add(amount);
  }

  /// The counters by name.
  public SortedMap<String, Long> counters() {
    SortedMap<String, Long> sums = new TreeMap<>();
    counters.forEach((name, counter) -> sums.put(name, counter.sum()));
    return sums;
  }
}
