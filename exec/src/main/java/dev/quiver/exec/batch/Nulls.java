package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Makes vectors of nothing but NULLs.
public final class Nulls {
  private Nulls() {}

  /// NULL at every position; the caller's to close.
  public static ColumnVector of(DataType type, int rows, BufferAllocator allocator) {
    return switch (type) {
      case Struct struct -> struct(struct, rows, allocator);
      case ListOf _, MapOf _ -> list(type, rows, allocator);
      case Simple _, Decimal _ -> new ConstantVector(rows, flat(type, allocator));
    };
  }

  private static FlatVector flat(DataType type, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, type, 1)) {
      writer.setNull(0);
      return writer.finish();
    }
  }

  private static ListVector list(DataType type, int rows, BufferAllocator allocator) {
    try (VectorWriter offsets = new VectorWriter(allocator, Simple.INT32, rows + 1)) {
      Memory.fill(offsets.values(), (rows + 1L) * Integer.BYTES, (byte) 0);
      Memory.fill(offsets.validity(), (rows + 63L) / 64 * Long.BYTES, (byte) 0);
      ColumnVector elements = of(ListVector.elementType(type), 0, allocator);
      return ListVector.of(type, offsets.finish(), elements);
    }
  }

  private static StructVector struct(Struct type, int rows, BufferAllocator allocator) {
    List<ColumnVector> members = new ArrayList<>();
    boolean done = false;
    try (VectorWriter bitmap = new VectorWriter(allocator, Simple.NULL, rows)) {
      Memory.fill(bitmap.validity(), (rows + 63L) / 64 * Long.BYTES, (byte) 0);
      for (Field field : type.fields()) {
        members.add(of(field.type(), rows, allocator));
      }
      FlatVector own = bitmap.finish();
      done = true;
      return new StructVector(type, rows, own.validity(), members, own.lease());
    } finally {
      if (!done) {
        members.forEach(ColumnVector::close);
      }
    }
  }
}
