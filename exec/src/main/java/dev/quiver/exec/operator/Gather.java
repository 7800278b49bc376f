package dev.quiver.exec.operator;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.BufferAllocator;

/// Takes some positions of vectors, in any order and as often as asked; text stays where it is.
final class Gather {
  private Gather() {}

  /// A vector of the positions given; the input stays the caller's.
  static ColumnVector of(
      ColumnVector vector, int[] positions, int count, BufferAllocator allocator) {
    return switch (vector) {
      case ConstantVector(_, var value) -> new ConstantVector(count, value.retain());
      case FlatVector flat -> flat(flat, positions, count, allocator);
      case DictionaryVector words -> dictionary(words, positions, count, allocator);
      case StructVector struct -> struct(struct, positions, count, allocator);
      case ListVector list -> list(list, positions, count, allocator);
    };
  }

  private static FlatVector flat(
      FlatVector vector, int[] positions, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, vector.type(), count)) {
      writer.keep(vector.lease().retain());
      copy(vector.values(), writer.values(), Width.of(vector.type()), positions, count);
      if (vector.validity() != 0) {
        copyBits(vector.validity(), writer.validity(), positions, count);
      }
      return writer.finish();
    }
  }

  private static DictionaryVector dictionary(
      DictionaryVector vector, int[] positions, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT32, count)) {
      copy(vector.codes(), writer.values(), Integer.BYTES, positions, count);
      if (vector.validity() != 0) {
        copyBits(vector.validity(), writer.validity(), positions, count);
      }
      FlatVector codes = writer.finish();
      return new DictionaryVector(
          count, codes.validity(), codes.values(), vector.dictionary().retain(), codes.lease());
    }
  }

  private static StructVector struct(
      StructVector vector, int[] positions, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.NULL, count);
        Columns members = new Columns()) {
      if (vector.validity() != 0) {
        copyBits(vector.validity(), writer.validity(), positions, count);
      }
      for (ColumnVector member : vector.members()) {
        members.add(of(member, positions, count, allocator));
      }
      FlatVector own = writer.finish();
      Lease lease = own.lease();
      return new StructVector(vector.type(), count, own.validity(), members.take(), lease);
    }
  }

  private static ListVector list(
      ListVector vector, int[] positions, int count, BufferAllocator allocator) {
    try (VectorWriter offsets = new VectorWriter(allocator, Simple.INT32, count + 1)) {
      if (vector.validity() != 0) {
        copyBits(vector.validity(), offsets.validity(), positions, count);
      }
      int[] starts = new int[count];
      int[] lengths = new int[count];
      long end = 0;
      for (int i = 0; i < count; i++) {
        starts[i] = vector.start(positions[i]);
        lengths[i] = vector.length(positions[i]);
        Memory.putInt(offsets.address(i), ResourceException.elements(end));
        end += lengths[i];
      }
      int total = ResourceException.elements(end);
      Memory.putInt(offsets.address(count), total);
      ColumnVector elements =
          new RangeGather(starts, lengths, total, allocator).of(vector.elements());
      return ListVector.of(vector.type(), offsets.finish(), elements);
    }
  }

  private static void copy(long from, long to, int width, int[] positions, int count) {
    switch (width) {
      case 4 -> {
        for (int i = 0; i < count; i++) {
          Memory.putInt(to + 4L * i, Memory.getInt(from + 4L * positions[i]));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * positions[i]));
        }
      }
      case 16 -> {
        for (int i = 0; i < count; i++) {
          long value = from + 16L * positions[i];
          Memory.putLong(to + 16L * i, Memory.getLong(value));
          Memory.putLong(to + 16L * i + 8, Memory.getLong(value + 8));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          Memory.copy(from + (long) positions[i] * width, to + (long) i * width, width);
        }
      }
    }
  }

  /// Clears the bits of those positions whose bit is clear; `to` begins with all bits set.
  private static void copyBits(long from, long to, int[] positions, int count) {
    for (int i = 0; i < count; i++) {
      if (!Memory.getBit(from, positions[i])) {
        Memory.clearBit(to, i);
      }
    }
  }
}
