package dev.quiver.exec.context;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.BufferAllocator;

/// The memory of one operator's state, on and off heap, charged to the budget under its name.
///
/// Safe from any thread. Close it last; it fails on leaked memory.
public final class Account implements AutoCloseable {
  private final Ledger ledger;
  private final BufferAllocator allocator;
  private boolean open = true;

  Account(BufferAllocator parent, Budget budget, String who) {
    this.ledger = new Ledger(budget, who, new AtomicLong(), new AtomicLong());
    this.allocator = parent.newChildAllocator(who, ledger, 0, Long.MAX_VALUE);
  }

  /// Where the operator's off-heap state comes from; each allocation is charged by itself.
  public BufferAllocator allocator() {
    return allocator;
  }

  /// Charges on-heap bytes before they are allocated.
  public void charge(long bytes) {
    ledger.onPreAllocation(bytes);
  }

  /// Charges on-heap bytes if there is room for them.
  public boolean tryCharge(long bytes) {
    return ledger.tryCharge(bytes);
  }

  /// Gives on-heap bytes back.
  public void release(long bytes) {
    ledger.onRelease(bytes);
  }

  /// The most bytes held at a time.
  public long peak() {
    return ledger.peak().get();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      allocator.close();
      if (ledger.used().get() != 0) {
        throw new IllegalStateException(ledger.who() + " still holds " + ledger.used() + " bytes");
      }
    }
  }

  private record Ledger(Budget budget, String who, AtomicLong used, AtomicLong peak)
      implements AllocationListener {
    @Override
    public void onPreAllocation(long bytes) {
      budget.charge(bytes, who);
      peak.accumulateAndGet(used.addAndGet(bytes), Math::max);
    }

    boolean tryCharge(long bytes) {
      boolean isCharged = budget.tryCharge(bytes);
      if (isCharged) {
        peak.accumulateAndGet(used.addAndGet(bytes), Math::max);
      }
      return isCharged;
    }

    @Override
    public void onRelease(long bytes) {
      used.addAndGet(-bytes);
      budget.release(bytes);
    }
  }
}
