package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads elements that are lists or maps themselves.
final class ListElementReader implements ElementReader {
  private final DataType type;
  private final ElementReader inner;
  private @Nullable VectorWriter offsets;
  private int count;
  private int elements;
  private int next;
  private int end;

  ListElementReader(DataType type) {
    this.type = type;
    this.inner = ElementReader.of(ListVector.elementType(type));
  }

  @Override
  public long count(long at) {
    if (Memory.getByte(at) != 0) {
      countNull();
      return at + 1;
    }
    return countList(at + 1);
  }

  /// Counts the list whose number of elements is at an address.
  long countList(long at) {
    count++;
    int length = Memory.getInt(at);
    elements = ResourceException.elements((long) elements + length);
    long behind = at + Integer.BYTES;
    for (int left = length; left > 0; left--) {
      behind = inner.count(behind);
    }
    return behind;
  }

  @Override
  public void countNull() {
    count++;
  }

  @Override
  public void open(BufferAllocator allocator) {
    VectorWriter writer = new VectorWriter(allocator, Simple.INT32, count + 1);
    offsets = writer;
    Memory.putInt(writer.address(0), 0);
    inner.open(allocator);
  }

  @Override
  public long read(long at) {
    if (Memory.getByte(at) != 0) {
      readNull();
      return at + 1;
    }
    return readList(at + 1);
  }

  /// Reads the list whose number of elements is at an address.
  long readList(long at) {
    long behind = at + Integer.BYTES;
    int length = Memory.getInt(at);
    for (int left = length; left > 0; left--) {
      behind = inner.read(behind);
    }
    end += length;
    Memory.putInt(Objects.requireNonNull(offsets).address(++next), end);
    return behind;
  }

  @Override
  public void readNull() {
    VectorWriter writer = Objects.requireNonNull(offsets);
    Memory.clearBit(writer.validity(), next);
    Memory.putInt(writer.address(++next), end);
  }

  @Override
  public ListVector finish() {
    return ListVector.of(type, Objects.requireNonNull(offsets).finish(), inner.finish());
  }

  @Override
  public void close() {
    if (offsets != null) {
      offsets.close();
    }
    inner.close();
  }
}
