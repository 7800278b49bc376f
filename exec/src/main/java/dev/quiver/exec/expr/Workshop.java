package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Nulls;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// What compiled expressions work with: kernels, memory, and vectors made of it.
record Workshop(Kernels kernels, BufferAllocator allocator) {
  VectorWriter writer(DataType type, int rows) {
    return new VectorWriter(allocator, type, rows);
  }

  /// A column of NULLs.
  ColumnVector nulls(DataType type, int rows) {
    return Nulls.of(type, rows, allocator);
  }

  /// Makes the rows NULL where an operand is.
  static void combineNulls(VectorWriter writer, int rows, Operand... operands) {
    for (Operand operand : operands) {
      if (operand.validity() != 0) {
        and(writer.validity(), operand.validity(), rows);
      }
    }
  }

  /// Takes from a bitmap the bits that another has not.
  static void and(long bitmap, long other, int rows) {
    for (long at = 0; at < (rows + 63L) / 64 * 8; at += 8) {
      Memory.putLong(bitmap + at, Memory.getLong(bitmap + at) & Memory.getLong(other + at));
    }
  }

  /// A struct of members, NULL where `bitmap` is; takes over the holds on both.
  static StructVector struct(Struct type, int rows, FlatVector bitmap, List<ColumnVector> members) {
    return new StructVector(type, rows, bitmap.validity(), members, bitmap.lease());
  }

  /// A struct of members that is never NULL; takes over the holds on them.
  static StructVector struct(Struct type, int rows, List<ColumnVector> members) {
    return new StructVector(type, rows, 0, members, Lease.nothing());
  }
}
