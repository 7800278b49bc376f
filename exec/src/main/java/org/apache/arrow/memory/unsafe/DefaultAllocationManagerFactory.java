package org.apache.arrow.memory.unsafe;

import dev.quiver.exec.batch.OffHeap;
import org.apache.arrow.memory.AllocationManager;

/// Gives Arrow its default factory.
///
/// Arrow's `BaseAllocator` looks for a class of this very name when it initialises, even if every
/// allocator names its own factory, and refuses to start without one.
public final class DefaultAllocationManagerFactory {
  /// Read by reflection.
  public static final AllocationManager.Factory FACTORY = OffHeap.FACTORY;

  private DefaultAllocationManagerFactory() {}
}
