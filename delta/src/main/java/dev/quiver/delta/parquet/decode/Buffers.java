package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.kernel.UnpackKernels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Lends buffers, and lends them again once nobody else holds them.
///
/// Memory that was just used is in the cache and has its pages, which is worth more than a fifth of
/// a scan's time. Closing leaves the buffers to those who hold them.
final class Buffers implements AutoCloseable {
  /// Bytes behind the end of every buffer that may be read and written.
  static final int SLACK = 2 * UnpackKernels.SLACK;

  private static final int KEPT = 3;

  private final BufferAllocator allocator;
  private final List<ArrowBuf> kept = new ArrayList<>(KEPT);

  Buffers(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// A buffer of at least `bytes` and the slack; the reference is the caller's to release.
  ArrowBuf take(long bytes) {
    for (ArrowBuf buffer : kept) {
      if (buffer.getReferenceManager().getRefCount() == 1 && buffer.capacity() >= bytes + SLACK) {
        buffer.getReferenceManager().retain();
        return buffer;
      }
    }
    if (kept.size() == KEPT) {
      kept.removeFirst().getReferenceManager().release();
    }
    ArrowBuf buffer = allocator.buffer(bytes + SLACK);
    kept.add(buffer);
    buffer.getReferenceManager().retain();
    return buffer;
  }

  @Override
  public void close() {
    kept.forEach(buffer -> buffer.getReferenceManager().release());
    kept.clear();
  }
}
