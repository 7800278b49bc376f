package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;

/// Functions of lists.
final class ListFunctions {
  private ListFunctions() {}

  static VectorFunction make(Workshop workshop, DataType type) {
    return (arguments, rows, capacity) -> {
      int width = arguments.size();
      try (VectorWriter offsets = workshop.writer(Simple.INT32, capacity + 1)) {
        int end = 0;
        int next = 0;
        for (int row = 0; row <= capacity; row++) {
          Memory.putInt(offsets.address(row), end);
          if (next < rows.rows() && rows.position(next) == row) {
            end = ResourceException.elements((long) end + width);
            next++;
          }
        }
        List<Blend.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < width; i++) {
          pieces.add(new Blend.Piece(arguments.get(i), rows, every(width, i, rows.rows())));
        }
        ColumnVector elements =
            Blend.of(workshop, ListVector.elementType(type), Selection.all(end), end, pieces);
        return ListVector.of(type, offsets.finish(), elements);
      }
    };
  }

  static VectorFunction element(Workshop workshop, DataType type) {
    return (arguments, rows, capacity) -> {
      ListVector lists = (ListVector) arguments.getFirst();
      Operand indexes = Operand.of(arguments.getLast());
      Found found = new Found(rows.rows());
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (!indexes.isNull(row)) {
          long index = Memory.getLong(indexes.address(row));
          long place = index > 0 ? index - 1 : index + lists.length(row);
          if (index != 0 && place >= 0 && place < lists.length(row)) {
            found.add(lists.start(row) + (int) place, row);
          }
        }
      }
      return found.of(workshop, lists.elements(), type, rows, capacity);
    };
  }

  static VectorFunction length(Workshop workshop) {
    return (arguments, rows, capacity) ->
        count(workshop, (ListVector) arguments.getFirst(), rows, capacity, false);
  }

  static VectorFunction cardinality(Workshop workshop) {
    return (arguments, rows, capacity) ->
        count(workshop, (ListVector) arguments.getFirst(), rows, capacity, true);
  }

  static VectorFunction has(Workshop workshop) {
    return (arguments, rows, capacity) -> {
      ListVector lists = (ListVector) arguments.getFirst();
      Operand wanted = Operand.of(arguments.getLast());
      Operand elements = Operand.of(lists.elements());
      ValueOrder order = ValueOrder.of(wanted.type(), Relation.EQUAL);
      try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
        for (int i = 0; i < rows.rows(); i++) {
          int row = rows.position(i);
          if (lists.isNull(row) || wanted.isNull(row)) {
            writer.setNull(row);
          } else {
            boolean found = find(lists, elements, row, order, wanted.address(row)) >= 0;
            Memory.putByte(writer.address(row), (byte) (found ? 1 : 0));
          }
        }
        return writer.finish();
      }
    };
  }

  /// The first element of a row that equals a value, or -1.
  static int find(ListVector lists, Operand elements, int row, ValueOrder order, long value) {
    for (int at = lists.start(row); at < lists.end(row); at++) {
      if (!elements.isNull(at) && order.compare(elements.address(at), value) == 0) {
        return at;
      }
    }
    return -1;
  }

  private static ColumnVector count(
      Workshop workshop, ListVector lists, Selection rows, int capacity, boolean deep) {
    try (VectorWriter writer = workshop.writer(Simple.INT64, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (lists.isNull(row)) {
          writer.setNull(row);
        } else {
          Memory.putLong(writer.address(row), deep ? elements(lists, row) : lists.length(row));
        }
      }
      return writer.finish();
    }
  }

  /// All that the lists in a list hold.
  private static long elements(ListVector lists, int row) {
    if (!(lists.type() instanceof DataType.ListOf && lists.elements() instanceof ListVector inner)
        || inner.type() instanceof DataType.MapOf) {
      return lists.length(row);
    }
    long count = 0;
    for (int at = lists.start(row); at < lists.start(row) + lists.length(row); at++) {
      count += elements(inner, at);
    }
    return count;
  }

  /// The `offset`th of each `width` positions.
  private static Selection every(int width, int offset, int count) {
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = i * width + offset;
    }
    return Selection.taking(positions, count);
  }

  /// Elements, and the rows they go to.
  static final class Found {
    private final int[] from;
    private final int[] to;
    private int count;

    Found(int rows) {
      this.from = new int[rows];
      this.to = new int[rows];
    }

    void add(int element, int row) {
      from[count] = element;
      to[count++] = row;
    }

    /// The elements at their rows, NULL at others.
    ColumnVector of(
        Workshop workshop, ColumnVector elements, DataType type, Selection rows, int capacity) {
      Blend.Piece piece =
          new Blend.Piece(elements, Selection.taking(from, count), Selection.taking(to, count));
      return Blend.of(workshop, type, rows, capacity, List.of(piece));
    }
  }
}
