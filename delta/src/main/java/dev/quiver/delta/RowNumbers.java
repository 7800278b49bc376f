package dev.quiver.delta;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.Simple;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;

/// Numbers of rows that a file tells only where they are not `first`, `first + step`, and so on;
/// without a first they are NULL there.
record RowNumbers(OptionalLong first, int step) {
  /// The numbers of `rows` rows where the file tells none.
  ColumnVector implied(int rows, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT64, rows)) {
      for (int row = 0; row < rows; row++) {
        imply(writer, row);
      }
      return writer.finish();
    }
  }

  /// The numbers that the file tells, and the implied ones where it tells none.
  ColumnVector beside(ColumnVector told, BufferAllocator allocator) {
    return switch (told) {
      case ConstantVector constant ->
          constant.isNull(0) ? implied(told.rows(), allocator) : constant.retain();
      case FlatVector flat when flat.validity() == 0 -> flat.retain();
      case FlatVector flat -> merged(flat, allocator);
      case DictionaryVector words -> merged(words, allocator);
      case StructVector _, ListVector _ ->
          throw new IllegalStateException("no number: " + told.type());
    };
  }

  private ColumnVector merged(FlatVector told, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT64, told.rows())) {
      for (int row = 0; row < told.rows(); row++) {
        if (told.isNull(row)) {
          imply(writer, row);
        } else {
          Memory.putLong(
              writer.address(row), Memory.getLong(told.values() + (long) row * Long.BYTES));
        }
      }
      return writer.finish();
    }
  }

  private ColumnVector merged(DictionaryVector told, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT64, told.rows())) {
      for (int row = 0; row < told.rows(); row++) {
        if (told.isNull(row)) {
          imply(writer, row);
        } else {
          long code = Memory.getInt(told.codes() + (long) row * Integer.BYTES);
          Memory.putLong(
              writer.address(row), Memory.getLong(told.dictionary().values() + code * Long.BYTES));
        }
      }
      return writer.finish();
    }
  }

  private void imply(VectorWriter writer, int row) {
    if (first.isPresent()) {
      Memory.putLong(writer.address(row), first.getAsLong() + (long) row * step);
    } else {
      writer.setNull(row);
    }
  }
}
