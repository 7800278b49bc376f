package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Reads elements of members, which are NULL where the struct is.
final class StructElementReader implements ElementReader {
  private final Struct type;
  private final List<ElementReader> members;
  private @Nullable VectorWriter bitmap;
  private int count;
  private int next;

  StructElementReader(Struct type) {
    this.type = type;
    this.members = type.fields().stream().map(field -> ElementReader.of(field.type())).toList();
  }

  @Override
  public long count(long at) {
    if (Memory.getByte(at) != 0) {
      countNull();
      return at + 1;
    }
    count++;
    long end = at + 1;
    for (ElementReader member : members) {
      end = member.count(end);
    }
    return end;
  }

  @Override
  public void countNull() {
    count++;
    members.forEach(ElementReader::countNull);
  }

  @Override
  public void open(BufferAllocator allocator) {
    bitmap = new VectorWriter(allocator, Simple.NULL, count);
    members.forEach(member -> member.open(allocator));
  }

  @Override
  public long read(long at) {
    if (Memory.getByte(at) != 0) {
      readNull();
      return at + 1;
    }
    next++;
    long end = at + 1;
    for (ElementReader member : members) {
      end = member.read(end);
    }
    return end;
  }

  @Override
  public void readNull() {
    Objects.requireNonNull(bitmap).setNull(next++);
    members.forEach(ElementReader::readNull);
  }

  @Override
  public StructVector finish() {
    List<ColumnVector> vectors = members.stream().<ColumnVector>map(ElementReader::finish).toList();
    FlatVector own = Objects.requireNonNull(bitmap).finish();
    return new StructVector(type, count, own.validity(), vectors, own.lease());
  }

  @Override
  public void close() {
    if (bitmap != null) {
      bitmap.close();
    }
    members.forEach(ElementReader::close);
  }
}
