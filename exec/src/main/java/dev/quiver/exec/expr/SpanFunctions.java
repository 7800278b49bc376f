package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;

/// Functions of spans, which are structs of bounds and how to read them.
final class SpanFunctions {
  private static final int START = 0;
  private static final int END = 1;
  private static final int END_EXCLUSIVE = 4;

  private SpanFunctions() {}

  static VectorFunction make(DataType type) {
    return (arguments, _, capacity) -> {
      arguments.forEach(ColumnVector::retain);
      return Workshop.struct((Struct) type, capacity, arguments);
    };
  }

  static VectorFunction length(Workshop workshop) {
    return (arguments, rows, capacity) -> {
      Span span = Span.of(arguments.getFirst());
      try (VectorWriter writer = workshop.writer(Simple.INT64, capacity)) {
        for (int i = 0; i < rows.rows(); i++) {
          int row = rows.position(i);
          if (span.isUnknown(row)) {
            writer.setNull(row);
          } else {
            Memory.putLong(writer.address(row), span.length(row));
          }
        }
        return writer.finish();
      }
    };
  }

  static VectorFunction overlaps(Workshop workshop) {
    return (arguments, rows, capacity) ->
        test(
            workshop,
            arguments,
            rows,
            capacity,
            (a, b, row) -> a.startsBeforeEndOf(b, row) && b.startsBeforeEndOf(a, row));
  }

  static VectorFunction contains(Workshop workshop) {
    return (arguments, rows, capacity) ->
        test(
            workshop,
            arguments,
            rows,
            capacity,
            (a, b, row) -> a.start(row) <= b.start(row) && b.endsWithin(a, row));
  }

  /// A question about two spans of one row.
  private interface Test {
    boolean holds(Span a, Span b, int row);
  }

  private static ColumnVector test(
      Workshop workshop, List<ColumnVector> arguments, Selection rows, int capacity, Test test) {
    Span a = Span.of(arguments.getFirst());
    Span b = Span.of(arguments.getLast());
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (a.isUnknown(row) || b.isUnknown(row)) {
          writer.setNull(row);
        } else {
          Memory.putByte(writer.address(row), (byte) (test.holds(a, b, row) ? 1 : 0));
        }
      }
      return writer.finish();
    }
  }

  /// The spans of a column.
  private record Span(ColumnVector structs, Operand starts, Operand ends, Operand exclusive) {
    static Span of(ColumnVector vector) {
      if (!(vector instanceof StructVector struct)) {
        throw new IllegalArgumentException("not a span: " + vector.type());
      }
      List<ColumnVector> members = struct.members();
      return new Span(
          struct,
          Operand.of(members.get(START)),
          Operand.of(members.get(END)),
          Operand.of(members.get(END_EXCLUSIVE)));
    }

    boolean isUnknown(int row) {
      return structs.isNull(row) || starts.isNull(row) || ends.isNull(row);
    }

    long start(int row) {
      return Memory.getLong(starts.address(row));
    }

    long end(int row) {
      return Memory.getLong(ends.address(row));
    }

    /// What the end lacks to be exclusive: 0 or 1.
    int more(int row) {
      return exclusive.isNull(row) || Memory.getByte(exclusive.address(row)) != 0 ? 0 : 1;
    }

    long length(int row) {
      long start = start(row);
      long end = end(row);
      long length = end - start;
      if (((end ^ start) & (end ^ length)) < 0) {
        throw EvaluationException.overflow("span_len of " + start + " to " + end + " as int64");
      }
      return length;
    }

    // With `more`, ends may lie one above the largest int64: compared without adding.
    boolean startsBeforeEndOf(Span other, int row) {
      return start(row) < other.end(row) || (other.more(row) == 1 && start(row) == other.end(row));
    }

    boolean endsWithin(Span other, int row) {
      long end = end(row);
      long limit = other.end(row);
      int more = more(row) - other.more(row);
      return more > 0 ? end < limit : more == 0 ? end <= limit : end <= limit || end - 1 == limit;
    }
  }
}
