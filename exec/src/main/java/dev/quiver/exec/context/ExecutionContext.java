package dev.quiver.exec.context;

import dev.quiver.exec.batch.OffHeap;
import org.apache.arrow.memory.BufferAllocator;

/// Everything one execution shares among its threads. Close it last; it fails on leaked memory.
public final class ExecutionContext implements AutoCloseable {
  private final ExecutionSettings settings;
  private final Budget budget;
  private final Cancellation cancellation;
  private final Metrics metrics = new Metrics();
  private final BufferAllocator allocator;

  /// Opens a context whose off-heap memory is charged to its budget.
  public ExecutionContext(ExecutionSettings settings, Cancellation cancellation) {
    this.settings = settings;
    this.cancellation = cancellation;
    this.budget = new Budget(settings.memoryBytes());
    this.allocator = OffHeap.open(new Charge(budget));
  }

  /// The settings.
  public ExecutionSettings settings() {
    return settings;
  }

  /// The one memory budget; charge on-heap state here.
  public Budget budget() {
    return budget;
  }

  /// Where all off-heap memory comes from.
  public BufferAllocator allocator() {
    return allocator;
  }

  /// Opens an account for the state of one operator, under the name that an error will say.
  public Account account(String who) {
    return new Account(allocator, budget, who);
  }

  /// Tells whether to stop.
  public Cancellation cancellation() {
    return cancellation;
  }

  /// What is counted.
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public void close() {
    allocator.close();
  }
}
