package dev.quiver.exec.context;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what an execution did, by name and by node of its plans; safe from any thread.
public final class Metrics {
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private final Map<PlanPosition, OperatorMetrics> operators = new ConcurrentHashMap<>();

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

  /// The counts of one node, made when first asked for.
  public OperatorMetrics operator(PlanPosition position) {
    return operators.computeIfAbsent(position, key -> new OperatorMetrics());
  }

  /// The counts of every node that took part, by its place.
  public SortedMap<PlanPosition, OperatorMetrics> operators() {
    return new TreeMap<>(operators);
  }
}
