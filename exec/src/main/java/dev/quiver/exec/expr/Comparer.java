package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;

/// Compares two values of one type: as a predicate, and as a value.
final class Comparer implements CompiledPredicate, CompiledExpr {
  private final Workshop workshop;
  private final boolean nullsEqual;
  private final Relation relation;
  private final ValueOrder order;
  private final CompiledExpr left;
  private final CompiledExpr right;
  private int[] scratch = new int[0];

  Comparer(Workshop workshop, Comparison op, DataType type, CompiledExpr left, CompiledExpr right) {
    this.workshop = workshop;
    this.nullsEqual = op == Comparison.NOT_DISTINCT;
    this.relation = relation(op);
    this.order = ValueOrder.of(type, relation);
    this.left = left;
    this.right = right;
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    if (rows.rows() == 0) {
      return 0;
    }
    try (ColumnVector a = left.evaluate(batch, rows);
        ColumnVector b = right.evaluate(batch, rows)) {
      return select(Operand.of(a), Operand.of(b), rows, batch.capacity(), selected);
    }
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    if (rows.rows() == 0) {
      return workshop.nulls(Simple.BOOLEAN, batch.capacity());
    }
    try (ColumnVector a = left.evaluate(batch, rows);
        ColumnVector b = right.evaluate(batch, rows)) {
      boolean constant = a instanceof ConstantVector && b instanceof ConstantVector;
      Operand x = Operand.of(a);
      Operand y = Operand.of(b);
      if (!nullsEqual && (x.isAllNull() || y.isAllNull())) {
        return workshop.nulls(Simple.BOOLEAN, batch.capacity());
      }
      return constant
          ? new ConstantVector(batch.capacity(), truth(x, y, Selection.all(1), 1))
          : truth(x, y, rows, batch.capacity());
    }
  }

  private FlatVector truth(Operand a, Operand b, Selection rows, int capacity) {
    if (scratch.length <= capacity) {
      scratch = new int[capacity + 1];
    }
    int found = select(a, b, rows, capacity, scratch);
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      Memory.fill(writer.values(), capacity, (byte) 0);
      for (int i = 0; i < found; i++) {
        Memory.putByte(writer.values() + scratch[i], (byte) 1);
      }
      if (!nullsEqual) {
        Workshop.combineNulls(writer, capacity, a, b);
      }
      return writer.finish();
    }
  }

  private int select(Operand a, Operand b, Selection rows, int capacity, int[] selected) {
    if (nullsEqual) {
      return selectNotDistinct(a, b, rows, selected);
    }
    if (a.isAllNull() || b.isAllNull()) {
      return 0;
    }
    // Positions that are no rows are compared for nothing: only where they are few.
    boolean isStepped = a.isStepped() && b.isStepped();
    if (!rows.isAll() && order.hasLoop() && isStepped) {
      int found = order.selectAmong(relation, a, b, rows, selected);
      return dropNulls(a, b, found, selected);
    }
    boolean dense = rows.isAll() || rows.rows() >= capacity / 4;
    if (order.hasKernel() && dense && isStepped) {
      int found = order.select(workshop.kernels().compare(), relation, a, b, capacity, selected);
      found = Positions.intersect(rows, selected, found, selected);
      return dropNulls(a, b, found, selected);
    }
    return selectRows(a, b, rows, selected, false);
  }

  private int dropNulls(Operand a, Operand b, int found, int[] selected) {
    return a.validity() == 0 && b.validity() == 0
        ? found
        : selectRows(a, b, Selection.taking(selected, found), selected, true);
  }

  /// The rows where neither side is NULL and, unless `related` already, the relation holds.
  private int selectRows(Operand a, Operand b, Selection rows, int[] selected, boolean related) {
    int found = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (!a.isNull(row) && !b.isNull(row)) {
        selected[found] = row;
        found += related ? 1 : relation.holds(order.compare(a.address(row), b.address(row)));
      }
    }
    return found;
  }

  private int selectNotDistinct(Operand a, Operand b, Selection rows, int[] selected) {
    int found = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      boolean isNull = a.isNull(row);
      boolean same =
          isNull == b.isNull(row) && (isNull || order.compare(a.address(row), b.address(row)) == 0);
      selected[found] = row;
      found += same ? 1 : 0;
    }
    return found;
  }

  private static Relation relation(Comparison op) {
    return switch (op) {
      case EQ, NOT_DISTINCT -> Relation.EQUAL;
      case NE -> Relation.DIFFERENT;
      case LT -> Relation.LESS;
      case LE -> Relation.AT_MOST;
      case GT -> Relation.GREATER;
      case GE -> Relation.AT_LEAST;
    };
  }
}
