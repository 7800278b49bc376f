package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.expr.ListFunctions.Found;
import dev.quiver.exec.kernel.Relation;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Functions of maps.
final class MapFunctions {
  private MapFunctions() {}

  static VectorFunction make(Workshop workshop, MapOf type) {
    return (arguments, rows, capacity) -> {
      ListVector keys = (ListVector) arguments.getFirst();
      ListVector values = (ListVector) arguments.getLast();
      check(keys, values, rows);
      try (VectorWriter offsets = workshop.writer(Simple.INT32, capacity + 1)) {
        int end = offsets(offsets, keys, values, rows, capacity);
        ColumnVector entries = entries(workshop, type, keys, values, rows, end);
        return ListVector.of(type, offsets.finish(), entries);
      }
    };
  }

  static VectorFunction get(Workshop workshop, DataType type) {
    return (arguments, rows, capacity) -> {
      ListVector maps = (ListVector) arguments.getFirst();
      StructVector entries = (StructVector) maps.elements();
      Operand wanted = Operand.of(arguments.getLast());
      Operand keys = Operand.of(entries.members().getFirst());
      ValueOrder order = ValueOrder.of(wanted.type(), Relation.EQUAL);
      Found found = new Found(rows.rows());
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (!maps.isNull(row) && !wanted.isNull(row)) {
          int at = ListFunctions.find(maps, keys, row, order, wanted.address(row));
          if (at >= 0) {
            found.add(at, row);
          }
        }
      }
      return found.of(workshop, entries.members().getLast(), type, rows, capacity);
    };
  }

  /// All keys (0) or all values (1), just where they are.
  static VectorFunction part(DataType type, int member) {
    return (arguments, _, _) -> {
      ListVector maps = (ListVector) arguments.getFirst();
      ColumnVector part = ((StructVector) maps.elements()).members().get(member);
      return new ListVector(
          type, maps.rows(), maps.validity(), maps.offsets(), part.retain(), maps.lease().retain());
    };
  }

  private static void check(ListVector keys, ListVector values, Selection rows) {
    Operand found = Operand.of(keys.elements());
    ValueOrder order = ValueOrder.of(found.type(), Relation.EQUAL);
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (keys.isNull(row) || values.isNull(row)) {
        continue;
      }
      if (keys.length(row) != values.length(row)) {
        throw EvaluationException.argument(
            "map", "%d keys for %d values".formatted(keys.length(row), values.length(row)));
      }
      for (int at = keys.start(row); at < keys.end(row); at++) {
        if (found.isNull(at)) {
          throw EvaluationException.argument("map", "a key that is NULL");
        }
        if (ListFunctions.find(keys, found, row, order, found.address(at)) != at) {
          throw EvaluationException.argument("map", "one key twice");
        }
      }
    }
  }

  /// Writes where each map begins, and gives where the last ends.
  private static int offsets(
      VectorWriter offsets, ListVector keys, ListVector values, Selection rows, int capacity) {
    int end = 0;
    int next = 0;
    for (int row = 0; row <= capacity; row++) {
      Memory.putInt(offsets.address(row), end);
      if (next < rows.rows() && rows.position(next) == row) {
        next++;
        if (keys.isNull(row) || values.isNull(row)) {
          Memory.clearBit(offsets.validity(), row);
        } else {
          end = ResourceException.elements((long) end + keys.length(row));
        }
      }
    }
    return end;
  }

  private static StructVector entries(
      Workshop workshop,
      MapOf type,
      ListVector keys,
      ListVector values,
      Selection rows,
      int count) {
    Found keysFound = new Found(count);
    Found valuesFound = new Found(count);
    int next = 0;
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      for (int k = 0; !values.isNull(row) && k < keys.length(row); k++) {
        keysFound.add(keys.start(row) + k, next);
        valuesFound.add(values.start(row) + k, next++);
      }
    }
    Selection all = Selection.all(count);
    try (ColumnVector key = keysFound.of(workshop, keys.elements(), type.key(), all, count)) {
      ColumnVector value = valuesFound.of(workshop, values.elements(), type.value(), all, count);
      return Workshop.struct(type.entry(), count, List.of(key.retain(), value));
    }
  }
}
