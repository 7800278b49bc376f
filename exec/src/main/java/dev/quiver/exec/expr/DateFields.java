package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.TimeField;
import dev.quiver.logical.expr.TimeFunction;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;

/// Takes years or months out of dates, in a loop without a call.
record DateFields(Workshop workshop, boolean isYear) implements VectorFunction {
  /// The function of a call that asks for either.
  static Optional<VectorFunction> of(Workshop workshop, Call call) {
    if (call.function() != TimeFunction.DATE_PART
        || call.arguments().getLast().type() != Simple.DATE) {
      return Optional.empty();
    }
    TimeField field = TimeField.named(TimeFunctions.constant(call)).orElseThrow();
    return field == TimeField.YEAR || field == TimeField.MONTH
        ? Optional.of(new DateFields(workshop, field == TimeField.YEAR))
        : Optional.empty();
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand dates = Operand.of(arguments.getLast());
    try (VectorWriter writer = workshop.writer(Simple.INT64, capacity)) {
      if (rows.isAll() && dates.step() == Integer.BYTES) {
        all(dates.values(), writer.values(), capacity);
      } else {
        for (int i = 0; i < rows.rows(); i++) {
          int row = rows.position(i);
          all(dates.address(row), writer.address(row), 1);
        }
      }
      Workshop.combineNulls(writer, capacity, dates);
      return writer.finish();
    }
  }

  private void all(long dates, long out, int count) {
    if (isYear) {
      for (int row = 0; row < count; row++) {
        Memory.putLong(out + 8L * row, Civil.yearOf(Memory.getInt(dates + 4L * row)));
      }
    } else {
      for (int row = 0; row < count; row++) {
        Memory.putLong(out + 8L * row, Civil.month(Civil.of(Memory.getInt(dates + 4L * row))));
      }
    }
  }
}
