package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Bytes in one piece that grows at its end; addresses hold until the next growth.
final class GrowingBuffer implements AutoCloseable {
  private static final long FIRST = 4 * 1024;

  private final BufferAllocator allocator;
  private @Nullable ArrowBuf buffer;
  private long address;
  private long capacity;
  private long bytes;

  GrowingBuffer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// Where the first byte is.
  long address() {
    return address;
  }

  /// How many bytes there are.
  long bytes() {
    return bytes;
  }

  /// How many bytes there is room for.
  long capacity() {
    return capacity;
  }

  /// Makes room for `more` bytes and gives the address of the first; they count once [#advance]d.
  long reserve(long more) {
    if (bytes + more > capacity) {
      grow(bytes + more);
    }
    return address + bytes;
  }

  /// Counts bytes written behind the last.
  void advance(long more) {
    bytes += more;
  }

  void putByte(int value) {
    Memory.putByte(reserve(1), (byte) value);
    bytes++;
  }

  void putInt(int value) {
    Memory.putInt(reserve(Integer.BYTES), value);
    bytes += Integer.BYTES;
  }

  void put(long source, long length) {
    Memory.copy(source, reserve(length), length);
    bytes += length;
  }

  /// Forgets what is behind the first `kept` bytes.
  void truncate(long kept) {
    bytes = kept;
  }

  /// Forgets the bytes, keeps the room.
  void clear() {
    bytes = 0;
  }

  /// Forgets the bytes and the room.
  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
      buffer = null;
    }
    address = 0;
    capacity = 0;
    bytes = 0;
  }

  private void grow(long wanted) {
    ArrowBuf larger = allocator.buffer(Math.max(Math.max(FIRST, 2 * capacity), wanted));
    if (buffer != null) {
      Memory.copy(address, larger.memoryAddress(), bytes);
      buffer.close();
    }
    buffer = larger;
    address = larger.memoryAddress();
    capacity = larger.capacity();
  }
}
