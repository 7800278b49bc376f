package dev.quiver.exec.batch;

import java.lang.foreign.Arena;
import org.apache.arrow.memory.AllocationListener;
import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.RootAllocator;

/// Makes Arrow allocators over memory of our own.
///
/// Always open allocators here: what Arrow chooses by itself depends on the jars beside ours.
public final class OffHeap implements AllocationManager.Factory {
  /// The one factory; it holds no state.
  public static final OffHeap FACTORY = new OffHeap();

  private OffHeap() {}

  /// Opens an allocator whose every allocation `listener` hears of before it is made (and may
  /// refuse by throwing), and which fails on `close` if one byte leaks.
  public static BufferAllocator open(AllocationListener listener) {
    return new RootAllocator(
        RootAllocator.configBuilder()
            .allocationManagerFactory(FACTORY)
            .listener(listener)
            .maxAllocation(Long.MAX_VALUE)
            .build());
  }

  /// Opens an allocator that refuses more than `limit` bytes and fails on `close` if one byte
  /// leaks.
  public static BufferAllocator open(long limit) {
    return new RootAllocator(
        RootAllocator.configBuilder()
            .allocationManagerFactory(FACTORY)
            .maxAllocation(limit)
            .build());
  }

  @Override
  public AllocationManager create(BufferAllocator allocator, long bytes) {
    return new Chunk(allocator, bytes);
  }

  @Override
  public ArrowBuf empty() {
    return Empty.BUFFER;
  }

  /// Apart, because `ArrowBuf`'s own initialiser comes back here for `FACTORY`: made eagerly beside
  /// it, Arrow would see the field while it is still null.
  private static final class Empty {
    static final ArrowBuf BUFFER =
        new ArrowBuf(ReferenceManager.NO_OP, null, 0, Arena.global().allocate(1).address());
  }
}
