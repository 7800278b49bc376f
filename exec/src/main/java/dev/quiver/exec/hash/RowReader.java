package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Makes vectors of some rows: row `i` at position `to[i]` of `capacity`; address 0 is a row of
/// NULLs.
final class RowReader {
  private final long[] rows;
  private final int count;
  private final int[] to;
  private final int capacity;
  private final BufferAllocator allocator;

  RowReader(long[] rows, int count, int[] to, int capacity, BufferAllocator allocator) {
    this.rows = rows;
    this.count = count;
    this.to = to;
    this.capacity = capacity;
    this.allocator = allocator;
  }

  /// What stands in a slot of a type; the caller's to close.
  ColumnVector read(DataType type, RowSlot slot) {
    return switch (slot) {
      case FlatSlot flat -> flat(type, flat);
      case StructSlot struct -> struct((Struct) type, struct);
      case ListSlot list -> list(type, list);
    };
  }

  private FlatVector flat(DataType type, FlatSlot slot) {
    try (VectorWriter writer = new VectorWriter(allocator, type, capacity)) {
      if (count < capacity) {
        // Positions between are no rows, but a loop over all positions may follow their views.
        Memory.fill(writer.values(), (long) capacity * Width.of(type), (byte) 0);
      }
      slot.read(rows, count, writer, to);
      return writer.finish();
    }
  }

  /// Positions between are no rows, and NULL.
  private ListVector list(DataType type, ListSlot slot) {
    long[] lists = new long[capacity];
    for (int i = 0; i < count; i++) {
      lists[to[i]] = rows[i] == 0 || slot.isNull(rows[i]) ? 0 : slot.list(rows[i]);
    }
    try (ListElementReader reader = new ListElementReader(type)) {
      for (long list : lists) {
        if (list == 0) {
          reader.countNull();
        } else {
          reader.countList(list);
        }
      }
      reader.open(allocator);
      for (long list : lists) {
        if (list == 0) {
          reader.readNull();
        } else {
          reader.readList(list);
        }
      }
      return reader.finish();
    }
  }

  private StructVector struct(Struct type, StructSlot slot) {
    List<ColumnVector> members = new ArrayList<>();
    boolean done = false;
    try (VectorWriter bitmap = new VectorWriter(allocator, Simple.NULL, capacity)) {
      for (int i = 0; i < count; i++) {
        if (rows[i] == 0 || slot.isNull(rows[i])) {
          bitmap.setNull(to[i]);
        }
      }
      for (int i = 0; i < slot.members().size(); i++) {
        members.add(read(type.fields().get(i).type(), slot.members().get(i)));
      }
      FlatVector own = bitmap.finish();
      done = true;
      return new StructVector(type, capacity, own.validity(), members, own.lease());
    } finally {
      if (!done) {
        members.forEach(ColumnVector::close);
      }
    }
  }
}
