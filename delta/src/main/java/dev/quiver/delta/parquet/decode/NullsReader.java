package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Nulls;
import dev.quiver.logical.type.DataType;
import org.apache.arrow.memory.BufferAllocator;

/// Reads a struct, list or map the file does not have: NULL at all positions.
record NullsReader(DataType type, BufferAllocator allocator) implements VectorReader {
  @Override
  public ColumnVector read(int rows) {
    return Nulls.of(type, rows, allocator);
  }

  @Override
  public void skip(int rows) {}

  @Override
  public void close() {}
}
