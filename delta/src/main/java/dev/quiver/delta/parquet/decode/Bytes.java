package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Memory of one's own that grows, and moves when it does.
final class Bytes implements AutoCloseable {
  private static final int LEAST = 1024;

  private final BufferAllocator allocator;
  private @Nullable ArrowBuf buffer;
  private long capacity;
  private long address;

  Bytes(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// Copies bytes, and up to 15 behind them.
  static void copy(long from, long to, int count) {
    if (count > 4 * 2 * Long.BYTES) {
      Memory.copy(from, to, count);
      return;
    }
    for (int i = 0; i < count; i += 2 * Long.BYTES) {
      Memory.putLong(to + i, Memory.getLong(from + i));
      Memory.putLong(to + i + 8, Memory.getLong(from + i + 8));
    }
  }

  /// Where it is, until it grows again.
  long address() {
    return address;
  }

  /// Makes room for `bytes` bytes and the slack, of which the first `used` stay.
  void reserve(long bytes, long used) {
    if (bytes <= capacity) {
      return;
    }
    long wanted = Math.max(LEAST, Math.max(bytes, capacity * 2));
    ArrowBuf larger = allocator.buffer(wanted + Buffers.SLACK);
    // Rows that nobody wants are passed over, so that more may be used than there was room for.
    if (Math.min(used, capacity) > 0) {
      Memory.copy(address, larger.memoryAddress(), Math.min(used, capacity));
    }
    close();
    buffer = larger;
    capacity = wanted;
    address = larger.memoryAddress();
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.getReferenceManager().release();
      buffer = null;
      capacity = 0;
      address = 0;
    }
  }
}
