package dev.quiver.exec.batch;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.ArrowBuf;

/// Keeps memory alive until its last holder lets go.
///
/// Counts holders itself; each Arrow buffer is released once, with the last of them. Safe to retain
/// and close from any thread.
public final class Lease implements AutoCloseable {
  private static final Lease NOTHING = new Lease(List.of(), List.of(), List.of());

  private final AtomicInteger holders = new AtomicInteger(1);
  private final List<ArrowBuf> buffers;
  private final List<Lease> others;

  @SuppressWarnings("UnusedVariable") // Held, not read: what it keeps reachable is not collected.
  private final Object owner;

  private Lease(List<ArrowBuf> buffers, List<Lease> others, Object owner) {
    this.owner = owner;
    this.buffers = List.copyOf(buffers);
    this.others = List.copyOf(others);
  }

  /// A lease on nothing, for memory that lives as long as the process.
  public static Lease nothing() {
    return NOTHING;
  }

  /// Takes over the caller's reference to each buffer.
  public static Lease of(ArrowBuf... buffers) {
    return new Lease(List.of(buffers), List.of(), List.of());
  }

  /// Takes over the caller's reference to each buffer, and the caller's hold on each other lease.
  public static Lease of(List<ArrowBuf> buffers, List<Lease> others) {
    return new Lease(buffers, others, List.of());
  }

  /// A lease on memory that lives as long as an object is reachable.
  public static Lease ofCollected(Object owner) {
    return new Lease(List.of(), List.of(), owner);
  }

  /// Adds a holder, who closes the same lease.
  public Lease retain() {
    if (this != NOTHING && holders.getAndIncrement() <= 0) {
      throw new IllegalStateException("the memory is released already");
    }
    return this;
  }

  @Override
  public void close() {
    if (this == NOTHING) {
      return;
    }
    int left = holders.decrementAndGet();
    if (left == 0) {
      buffers.forEach(buffer -> buffer.getReferenceManager().release());
      others.forEach(Lease::close);
    } else if (left < 0) {
      throw new IllegalStateException("closed more often than held");
    }
  }
}
