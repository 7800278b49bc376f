package dev.quiver.delta.parquet.encode;

import dev.quiver.delta.store.NewFile;
import dev.quiver.exec.batch.Memory;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Bytes in blocks, for what is only written to a file later: growing copies nothing.
final class BlockBuffer implements AutoCloseable {
  private static final long FIRST = 4 * 1024;
  private static final long LARGEST = 1024 * 1024;

  private final BufferAllocator allocator;
  private final List<ArrowBuf> blocks = new ArrayList<>();
  private long bytes;
  private long room;
  private long capacity;

  BlockBuffer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  long bytes() {
    return bytes;
  }

  /// How many bytes there is room for.
  long capacity() {
    return capacity;
  }

  void put(long source, long length) {
    for (long done = 0; done < length; ) {
      int part = part(length - done);
      Memory.copy(source + done, end(), part);
      advance(part);
      done += part;
    }
  }

  void put(byte[] source) {
    for (int done = 0; done < source.length; ) {
      int part = part(source.length - done);
      Memory.copy(source, done, end(), part);
      advance(part);
      done += part;
    }
  }

  /// Appends everything to a file.
  void writeTo(NewFile file) {
    long left = bytes;
    for (ArrowBuf block : blocks) {
      int part = (int) Math.min(left, block.capacity());
      file.write(block.memoryAddress(), part);
      left -= part;
    }
  }

  @Override
  public void close() {
    blocks.forEach(ArrowBuf::close);
    blocks.clear();
    bytes = 0;
    room = 0;
    capacity = 0;
  }

  /// How much of `wanted` bytes the last block takes; adds one if that is full.
  private int part(long wanted) {
    if (room == 0) {
      ArrowBuf block = allocator.buffer(Math.min(LARGEST, FIRST << Math.min(blocks.size(), 10)));
      blocks.add(block);
      room = block.capacity();
      capacity += room;
    }
    return (int) Math.min(room, wanted);
  }

  private long end() {
    ArrowBuf last = blocks.getLast();
    return last.memoryAddress() + last.capacity() - room;
  }

  private void advance(int part) {
    room -= part;
    bytes += part;
  }
}
