package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.variant.VariantAssembly;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.StructVector;
import org.apache.arrow.memory.BufferAllocator;

/// Reads variants: the columns they were taken apart into, and then makes one value of them again.
record VariantReader(VectorReader parts, VariantAssembly assembly, BufferAllocator allocator)
    implements VectorReader {
  @Override
  public ColumnVector read(int rows) {
    try (ColumnVector vector = parts.read(rows)) {
      return assembly.assemble((StructVector) vector, allocator);
    }
  }

  @Override
  public void skip(int rows) {
    parts.skip(rows);
  }

  @Override
  public void close() {
    parts.close();
  }
}
