package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// What compiled expressions work with: kernels, memory, and vectors made of it.
record Workshop(Kernels kernels, BufferAllocator allocator) {
  VectorWriter writer(DataType type, int rows) {
    return new VectorWriter(allocator, type, rows);
  }

  /// A column of NULLs.
  ColumnVector nulls(DataType type, int rows) {
    if (type instanceof Struct struct) {
      return nullStructs(struct, rows);
    }
    try (VectorWriter writer = writer(type, 1)) {
      writer.setNull(0);
      return new ConstantVector(rows, writer.finish());
    }
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

  private StructVector nullStructs(Struct struct, int rows) {
    List<ColumnVector> members = new ArrayList<>();
    for (Field field : struct.fields()) {
      members.add(nulls(field.type(), rows));
    }
    try (VectorWriter writer = writer(DataType.Simple.NULL, rows)) {
      Memory.fill(writer.validity(), (rows + 63L) / 64 * 8, (byte) 0);
      FlatVector bitmap = writer.finish();
      return new StructVector(struct, rows, bitmap.validity(), members, bitmap.lease());
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
