package dev.quiver.exec.context;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts what one node of a physical plan did, over all threads; safe from any of them.
///
/// `nanos` is the time in the node itself, without its inputs, summed over the threads; `peakBytes`
/// is what its state held at most, and 0 for a node without state. What else a node has to say,
/// such as how many rows a filter within it took away, it counts by name.
public final class OperatorMetrics {
  private final LongAdder rows = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final AtomicLong peakBytes = new AtomicLong();
  private final AtomicLong begun = new AtomicLong(Long.MAX_VALUE);
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();

  /// Adds to a counter of this node.
  public void add(String name, long amount) {
    counters.computeIfAbsent(name, _ -> new LongAdder()).add(amount);
  }

  /// The node's counters by name.
  public SortedMap<String, Long> counters() {
    SortedMap<String, Long> sums = new TreeMap<>();
    counters.forEach((name, counter) -> sums.put(name, counter.sum()));
    return sums;
  }

  /// Notes when a thread was in the node for the first time, by [System#nanoTime].
  public void noteBegin(long nanoTime) {
    begun.accumulateAndGet(nanoTime, Math::min);
  }

  /// How long after `start` the first thread came; 0 if none ever did.
  public long waitedSince(long start) {
    long at = begun.get();
    return at == Long.MAX_VALUE ? 0 : Math.max(0, at - start);
  }

  /// Counts a batch that left the node.
  public void addBatch(int rowsOfBatch) {
    rows.add(rowsOfBatch);
    batches.increment();
  }

  /// Counts time just spent in the node.
  public void addNanos(long amount) {
    nanos.add(amount);
    noteBegin(System.nanoTime() - amount);
  }

  /// Notes how much memory the node's state has held.
  public void notePeak(long bytes) {
    peakBytes.accumulateAndGet(bytes, Math::max);
  }

  /// Rows that left the node.
  public long rows() {
    return rows.sum();
  }

  /// Batches that left the node.
  public long batches() {
    return batches.sum();
  }

  /// Time in the node itself, over all threads.
  public long nanos() {
    return nanos.sum();
  }

  /// The most memory its state held.
  public long peakBytes() {
    return peakBytes.get();
  }
}
