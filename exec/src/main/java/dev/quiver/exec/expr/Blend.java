package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;

/// Makes one vector of pieces of several.
final class Blend {
  private Blend() {}

  /// Some positions of a vector, `from`, and as many where their values go, `to`.
  record Piece(ColumnVector vector, Selection from, Selection to) {
    /// Values that keep their positions.
    Piece(ColumnVector vector, Selection rows) {
      this(vector, rows, rows);
    }

    int rows() {
      return to.rows();
    }

    /// The same positions of a part of the vector.
    Piece of(ColumnVector part) {
      return new Piece(part, from, to);
    }
  }

  /// The pieces' values at positions of `rows`, which do not overlap; NULL at those that no piece
  /// has.
  static ColumnVector of(
      Workshop workshop, DataType type, Selection rows, int capacity, List<Piece> pieces) {
    return switch (type) {
      case Struct struct -> structs(workshop, struct, rows, capacity, pieces);
      case ListOf _, MapOf _ -> lists(workshop, type, capacity, pieces);
      case Simple _, Decimal _ -> flat(workshop, type, rows, capacity, pieces);
    };
  }

  private static FlatVector flat(
      Workshop workshop, DataType type, Selection rows, int capacity, List<Piece> pieces) {
    int filled = pieces.stream().mapToInt(Piece::rows).sum();
    try (VectorWriter writer = workshop.writer(type, capacity)) {
      if (filled < rows.rows()) {
        Memory.fill(writer.validity(), (capacity + 63L) / 64 * 8, (byte) 0);
      }
      for (Piece piece : pieces) {
        copy(piece, writer, filled < rows.rows());
      }
      return writer.finish();
    }
  }

  private static void copy(Piece piece, VectorWriter writer, boolean setValid) {
    Operand operand = Operand.of(piece.vector());
    int width = Width.of(writer.type());
    boolean views = Width.isView(writer.type());
    if (views && !operand.isAllNull()) {
      writer.keep(operand.lease().retain());
    }
    for (int i = 0; i < piece.rows(); i++) {
      int row = piece.to().position(i);
      int from = piece.from().position(i);
      if (operand.isNull(from)) {
        writer.setNull(row);
      } else {
        put(operand.address(from), writer.address(row), width);
        if (setValid) {
          Memory.setBit(writer.validity(), row);
        }
      }
    }
  }

  private static void put(long from, long to, int width) {
    switch (width) {
      case 0 -> {}
      case Byte.BYTES -> Memory.putByte(to, Memory.getByte(from));
      case Short.BYTES -> Memory.putShort(to, Memory.getShort(from));
      case Integer.BYTES -> Memory.putInt(to, Memory.getInt(from));
      case Long.BYTES -> Memory.putLong(to, Memory.getLong(from));
      default -> {
        Memory.putLong(to, Memory.getLong(from));
        Memory.putLong(to + 8, Memory.getLong(from + 8));
      }
    }
  }

  /// The elements of all pieces, in the order of the lists they go to.
  private static ListVector lists(
      Workshop workshop, DataType type, int capacity, List<Piece> pieces) {
    try (VectorWriter offsets = workshop.writer(Simple.INT32, capacity + 1)) {
      int[] starts = starts(capacity, pieces);
      for (int row = 0; row <= capacity; row++) {
        Memory.putInt(offsets.address(row), starts[row]);
      }
      setValid(offsets, capacity, pieces);
      List<Piece> parts = pieces.stream().map(piece -> elements(piece, starts)).toList();
      int count = starts[capacity];
      ColumnVector elements =
          of(workshop, ListVector.elementType(type), Selection.all(count), count, parts);
      return ListVector.of(type, offsets.finish(), elements);
    }
  }

  private static int[] starts(int capacity, List<Piece> pieces) {
    int[] starts = new int[capacity + 1];
    for (Piece piece : pieces) {
      ListVector lists = (ListVector) piece.vector();
      for (int i = 0; i < piece.rows(); i++) {
        starts[piece.to().position(i) + 1] = lists.length(piece.from().position(i));
      }
    }
    for (int row = 0; row < capacity; row++) {
      starts[row + 1] = ResourceException.elements((long) starts[row] + starts[row + 1]);
    }
    return starts;
  }

  private static Piece elements(Piece piece, int[] starts) {
    ListVector lists = (ListVector) piece.vector();
    int count = 0;
    for (int i = 0; i < piece.rows(); i++) {
      count += lists.length(piece.from().position(i));
    }
    int[] from = new int[count];
    int[] to = new int[count];
    int next = 0;
    for (int i = 0; i < piece.rows(); i++) {
      int row = piece.from().position(i);
      for (int k = 0; k < lists.length(row); k++) {
        from[next] = lists.start(row) + k;
        to[next++] = starts[piece.to().position(i)] + k;
      }
    }
    return new Piece(lists.elements(), Selection.taking(from, count), Selection.taking(to, count));
  }

  /// Leaves those positions valid where a piece has a value.
  private static void setValid(VectorWriter bitmap, int capacity, List<Piece> pieces) {
    Memory.fill(bitmap.validity(), (capacity + 63L) / 64 * 8, (byte) 0);
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.rows(); i++) {
        if (!piece.vector().isNull(piece.from().position(i))) {
          Memory.setBit(bitmap.validity(), piece.to().position(i));
        }
      }
    }
  }

  private static StructVector structs(
      Workshop workshop, Struct type, Selection rows, int capacity, List<Piece> pieces) {
    List<ColumnVector> members = new ArrayList<>();
    boolean done = false;
    try (VectorWriter bitmap = workshop.writer(Simple.NULL, capacity)) {
      for (int i = 0; i < type.fields().size(); i++) {
        List<Piece> parts = new ArrayList<>();
        for (Piece piece : pieces) {
          parts.add(piece.of(((StructVector) piece.vector()).members().get(i)));
        }
        members.add(of(workshop, type.fields().get(i).type(), rows, capacity, parts));
      }
      setValid(bitmap, capacity, pieces);
      done = true;
      return Workshop.struct(type, capacity, bitmap.finish(), members);
    } finally {
      if (!done) {
        members.forEach(ColumnVector::close);
      }
    }
  }
}
