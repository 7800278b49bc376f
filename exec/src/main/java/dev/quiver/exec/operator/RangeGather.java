package dev.quiver.exec.operator;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.BufferAllocator;

/// Takes ranges of positions of vectors, one behind the other, `total` in all: the elements of
/// lists that are gathered, which are copied a list at a time.
final class RangeGather {
  private final int[] starts;
  private final int[] lengths;
  private final int total;
  private final BufferAllocator allocator;

  /// Takes the ranges that begin at `starts`, as long as `lengths`.
  RangeGather(int[] starts, int[] lengths, int total, BufferAllocator allocator) {
    this.starts = starts;
    this.lengths = lengths;
    this.total = total;
    this.allocator = allocator;
  }

  /// A vector of the ranges; the input stays the caller's.
  ColumnVector of(ColumnVector vector) {
    return switch (vector) {
      case ConstantVector(_, var value) -> new ConstantVector(total, value.retain());
      case FlatVector flat -> flat(flat);
      case DictionaryVector words -> dictionary(words);
      case StructVector struct -> struct(struct);
      case ListVector list -> list(list);
    };
  }

  private FlatVector flat(FlatVector vector) {
    try (VectorWriter writer = new VectorWriter(allocator, vector.type(), total)) {
      writer.keep(vector.lease().retain());
      copy(vector.values(), writer.values(), Width.of(vector.type()));
      copyBits(vector.validity(), writer);
      return writer.finish();
    }
  }

  private DictionaryVector dictionary(DictionaryVector vector) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT32, total)) {
      copy(vector.codes(), writer.values(), Integer.BYTES);
      copyBits(vector.validity(), writer);
      FlatVector codes = writer.finish();
      return new DictionaryVector(
          total, codes.validity(), codes.values(), vector.dictionary().retain(), codes.lease());
    }
  }

  private StructVector struct(StructVector vector) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.NULL, total);
        Columns members = new Columns()) {
      copyBits(vector.validity(), writer);
      vector.members().forEach(member -> members.add(of(member)));
      FlatVector own = writer.finish();
      return new StructVector(vector.type(), total, own.validity(), members.take(), own.lease());
    }
  }

  /// What a range of lists holds is a range again; what stands under a NULL comes along.
  private ListVector list(ListVector vector) {
    try (VectorWriter offsets = new VectorWriter(allocator, Simple.INT32, total + 1)) {
      copyBits(vector.validity(), offsets);
      int[] innerStarts = new int[starts.length];
      int[] innerLengths = new int[starts.length];
      long end = 0;
      int next = 0;
      for (int i = 0; i < starts.length; i++) {
        innerStarts[i] = vector.start(starts[i]);
        innerLengths[i] = vector.start(starts[i] + lengths[i]) - innerStarts[i];
        int before = ResourceException.elements(end) - innerStarts[i];
        for (int k = 0; k < lengths[i]; k++) {
          Memory.putInt(offsets.address(next++), before + vector.start(starts[i] + k));
        }
        end += innerLengths[i];
      }
      int inner = ResourceException.elements(end);
      Memory.putInt(offsets.address(total), inner);
      ColumnVector elements =
          new RangeGather(innerStarts, innerLengths, inner, allocator).of(vector.elements());
      return ListVector.of(vector.type(), offsets.finish(), elements);
    }
  }

  private void copy(long from, long to, int width) {
    long at = to;
    for (int i = 0; i < starts.length; i++) {
      long bytes = (long) lengths[i] * width;
      Memory.copy(from + (long) starts[i] * width, at, bytes);
      at += bytes;
    }
  }

  /// Clears the bits of those positions whose bit is clear.
  private void copyBits(long from, VectorWriter writer) {
    int at = 0;
    for (int i = 0; i < starts.length && from != 0; i++) {
      for (int k = 0; k < lengths[i]; k++) {
        if (!Memory.getBit(from, starts[i] + k)) {
          Memory.clearBit(writer.validity(), at + k);
        }
      }
      at += lengths[i];
    }
  }
}
