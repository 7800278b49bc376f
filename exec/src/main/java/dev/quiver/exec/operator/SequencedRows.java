package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.expr.CompiledExpr;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Shows several values of each row, and its place in the input, as one struct, which is NULL for
/// the rows that an aggregate leaves out.
public final class SequencedRows implements CompiledExpr {
  private final List<CompiledPredicate> filters;
  private final List<CompiledExpr> values;
  private final List<Integer> skipped;
  private final RowSequence sequence;
  private final BufferAllocator allocator;

  /// Shows `values` of the rows for which all filters are true, and none of the values whose
  /// ordinals are in `skipped` is NULL.
  public SequencedRows(
      List<CompiledPredicate> filters,
      List<CompiledExpr> values,
      List<Integer> skipped,
      RowSequence sequence,
      BufferAllocator allocator) {
    this.filters = List.copyOf(filters);
    this.values = List.copyOf(values);
    this.skipped = List.copyOf(skipped);
    this.sequence = sequence;
    this.allocator = allocator;
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    Selection taken = rows;
    for (CompiledPredicate filter : filters) {
      int[] selected = new int[batch.capacity() + 1];
      taken = Selection.taking(selected, filter.select(batch, taken, selected));
    }
    try (Columns members = new Columns();
        VectorWriter bitmap = new VectorWriter(allocator, Simple.NULL, batch.capacity())) {
      for (CompiledExpr value : values) {
        members.add(value.evaluate(batch, taken));
      }
      members.add(places(batch, rows));
      mark(members, taken, bitmap, batch.capacity());
      FlatVector own = bitmap.finish();
      List<Field> fields = new ArrayList<>();
      for (ColumnVector member : members.vectors()) {
        fields.add(new Field("value " + fields.size(), member.type()));
      }
      return new StructVector(
          new Struct(fields), batch.capacity(), own.validity(), members.take(), own.lease());
    }
  }

  private FlatVector places(Batch batch, Selection rows) {
    try (VectorWriter places = new VectorWriter(allocator, Simple.INT64, batch.capacity())) {
      for (int i = 0; i < rows.rows(); i++) {
        Memory.putLong(places.address(rows.position(i)), sequence.first() + i);
      }
      return places.finish();
    }
  }

  /// Makes every position NULL but those taken.
  private void mark(Columns members, Selection taken, VectorWriter bitmap, int capacity) {
    long bits = bitmap.validity();
    Memory.fill(bits, (capacity + Byte.SIZE - 1L) / Byte.SIZE, (byte) 0);
    for (int i = 0; i < taken.rows(); i++) {
      int position = taken.position(i);
      if (skipped.stream().noneMatch(k -> members.vectors().get(k).isNull(position))) {
        Memory.setBit(bits, position);
      }
    }
  }
}
