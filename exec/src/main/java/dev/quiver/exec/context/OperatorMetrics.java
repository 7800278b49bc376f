package dev.quiver.exec.context;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Counts what one node of a physical plan did, over all threads; safe from any of them.
///
/// `nanos` is the time in the node itself, without its inputs, summed over the threads; `peakBytes`
/// is what its state held at most, and 0 for a node without state.
public final class OperatorMetrics {
  private final LongAdder rows = new LongAdder();
  private final LongAdder batches = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final AtomicLong peakBytes = new AtomicLong();

  /// Counts a batch that left the node.
  public void addBatch(int rowsOfBatch) {
    rows.add(rowsOfBatch);
    batches.increment();
  }

  /// Counts time spent in the node.
  public void addNanos(long amount) {
    nanos.add(amount);
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
