package dev.quiver.exec.context;

import org.apache.arrow.memory.AllocationListener;

/// Charges Arrow's allocations to a budget.
record Charge(Budget budget) implements AllocationListener {
  @Override
  public void onPreAllocation(long bytes) {
    budget.charge(bytes, "column memory");
  }

  @Override
  public void onRelease(long bytes) {
    budget.release(bytes);
  }
}
