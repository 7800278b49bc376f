package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// A vector seen as addresses, whatever its form: `values` plus the position times `step`, or the
/// code at the position times `width` where there are codes.
final class Operand {
  private final DataType type;
  private final boolean allNull;
  private final long validity;
  private final long values;
  private final int step;
  private final int width;
  private final long codes;
  private final Lease lease;

  private Operand(
      DataType type, boolean allNull, long validity, FlatVector values, int step, long codes) {
    this.type = type;
    this.allNull = allNull || type == Simple.NULL;
    this.validity = validity;
    this.values = values.values();
    this.step = step;
    this.width = Width.of(type);
    this.codes = codes;
    this.lease = values.lease();
  }

  static Operand of(ColumnVector vector) {
    return switch (vector) {
      case FlatVector flat ->
          new Operand(flat.type(), false, flat.validity(), flat, Width.of(flat.type()), 0);
      case ConstantVector(_, var value) ->
          new Operand(value.type(), value.isNull(0), 0, value, 0, 0);
      case DictionaryVector(_, var validity, var codes, var dictionary, _) ->
          new Operand(dictionary.type(), false, validity, dictionary, 0, codes);
      case StructVector _, ListVector _ ->
          throw new IllegalArgumentException("no values: " + vector.type());
    };
  }

  static Operand[] of(List<ColumnVector> vectors) {
    Operand[] operands = new Operand[vectors.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = of(vectors.get(i));
    }
    return operands;
  }

  DataType type() {
    return type;
  }

  /// Whether every position is NULL, known without looking.
  boolean isAllNull() {
    return allNull;
  }

  /// The bitmap's address, or 0.
  long validity() {
    return validity;
  }

  boolean isNull(int row) {
    return allNull || (validity != 0 && !Memory.getBit(validity, row));
  }

  /// The address of the value at a position.
  long address(int row) {
    return codes == 0
        ? values + (long) row * step
        : values + (long) Memory.getInt(codes + 4L * row) * width;
  }

  /// Whether values are `step` bytes apart, so that a kernel can run over them.
  boolean isStepped() {
    return codes == 0;
  }

  /// The first value's address.
  long values() {
    return values;
  }

  /// The bytes from one value to the next; 0 for one value that stands for all.
  int step() {
    return step;
  }

  /// What keeps the values, and the text behind long views, alive.
  Lease lease() {
    return lease;
  }

  /// The positions of `rows` that are not NULL.
  int selectValid(Selection rows, int[] selected) {
    int found = 0;
    int count = allNull ? 0 : rows.rows();
    for (int i = 0; i < count; i++) {
      int row = rows.position(i);
      selected[found] = row;
      found += isNull(row) ? 0 : 1;
    }
    return found;
  }
}
