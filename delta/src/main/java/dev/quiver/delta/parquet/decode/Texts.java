package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Lease;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// Memory for bytes that views show and no page holds; vectors share it.
final class Texts implements AutoCloseable {
  private static final int LEAST = 1 << 16;

  private final Buffers buffers;
  private final List<Lease> unkept = new ArrayList<>(2);
  private long at;
  private long end;
  private boolean used;

  Texts(BufferAllocator allocator) {
    this.buffers = new Buffers(allocator);
  }

  /// Memory for some bytes, and the slack as long as nobody else asks for memory.
  long reserve(long bytes) {
    if (bytes > end - at) {
      ArrowBuf buffer = buffers.take(Math.max(LEAST, bytes));
      unkept.add(Lease.of(buffer));
      at = buffer.memoryAddress();
      end = at + Math.max(LEAST, bytes);
    }
    used = true;
    long from = at;
    at += bytes;
    return from;
  }

  /// Makes the vector keep the memory reserved since the last call.
  void keep(Frame frame) {
    if (!used) {
      return;
    }
    unkept.forEach(frame::show);
    while (unkept.size() > 1) {
      unkept.removeFirst().close();
    }
    used = false;
  }

  @Override
  public void close() {
    unkept.forEach(Lease::close);
    unkept.clear();
    buffers.close();
    end = at;
  }
}
