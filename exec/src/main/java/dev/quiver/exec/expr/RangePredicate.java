package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.kernel.CompareKernels;
import dev.quiver.exec.kernel.SelectionLoops;

/// Selects the rows where a column of integers, in whatever sense its type gives them, lies between
/// two numbers: one comparison with a constant, or several of them, in one look.
record RangePredicate(CompareKernels kernels, int ordinal, Range range)
    implements CompiledPredicate {
  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    if (range.isEmpty()) {
      return 0;
    }
    ColumnVector vector = batch.column(ordinal);
    return vector instanceof FlatVector flat && Width.of(flat.type()) >= Integer.BYTES
        ? select(flat, rows, selected)
        : selectAny(Operand.of(vector), Width.of(vector.type()), rows, selected);
  }

  private int select(FlatVector vector, Selection rows, int[] selected) {
    long values = vector.values();
    boolean isLong = Width.of(vector.type()) == Long.BYTES;
    int found;
    if (isLong) {
      found =
          rows.isAll()
              ? kernels.selectLongRange(values, range.low(), range.high(), rows.rows(), selected)
              : SelectionLoops.longRange(
                  values, range.low(), range.high(), rows.positions(), rows.rows(), selected);
    } else {
      int low = (int) Math.max(range.low(), Integer.MIN_VALUE);
      int high = (int) Math.min(range.high(), Integer.MAX_VALUE);
      found =
          rows.isAll()
              ? kernels.selectIntRange(values, low, high, rows.rows(), selected)
              : SelectionLoops.intRange(values, low, high, rows.positions(), rows.rows(), selected);
    }
    return vector.validity() == 0
        ? found
        : Operand.of(vector).selectValid(Selection.taking(selected, found), selected);
  }

  private int selectAny(Operand values, int width, Selection rows, int[] selected) {
    int found = 0;
    int count = values.isAllNull() ? 0 : rows.rows();
    for (int i = 0; i < count; i++) {
      int row = rows.position(i);
      selected[found] = row;
      found +=
          !values.isNull(row) && range.contains(Integers.get(values.address(row), width)) ? 1 : 0;
    }
    return found;
  }
}
