package dev.quiver.exec.hash;

import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads elements that have a flat form.
final class FlatElementReader implements ElementReader {
  private final DataType type;
  private final int width;
  private final boolean isView;
  private @Nullable VectorWriter writer;
  private int count;
  private int next;

  FlatElementReader(DataType type) {
    this.type = type;
    this.width = Width.of(type);
    this.isView = Width.isView(type);
  }

  @Override
  public long count(long at) {
    count++;
    if (Memory.getByte(at) != 0) {
      return at + 1;
    }
    return at + 1 + (isView ? Integer.BYTES + Memory.getInt(at + 1) : width);
  }

  @Override
  public void countNull() {
    count++;
  }

  @Override
  public void open(BufferAllocator allocator) {
    writer = new VectorWriter(allocator, type, count);
  }

  @Override
  public long read(long at) {
    if (Memory.getByte(at) != 0) {
      readNull();
      return at + 1;
    }
    VectorWriter out = Objects.requireNonNull(writer);
    if (isView) {
      int length = Memory.getInt(at + 1);
      long text = at + 1 + Integer.BYTES;
      out.setBytes(next++, text, length);
      return text + length;
    }
    Memory.copy(at + 1, out.address(next++), width);
    return at + 1 + width;
  }

  @Override
  public void readNull() {
    Objects.requireNonNull(writer).setNull(next++);
  }

  @Override
  public FlatVector finish() {
    return Objects.requireNonNull(writer).finish();
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
