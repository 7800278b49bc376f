package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;

/// Makes one vector of pieces of several.
final class Blend {
  private Blend() {}

  /// Some positions of a vector.
  record Piece(ColumnVector vector, Selection rows) {}

  /// The pieces' values at their positions, which do not overlap; NULL at positions of `rows` that
  /// no piece has.
  static ColumnVector of(
      Workshop workshop, DataType type, Selection rows, int capacity, List<Piece> pieces) {
    return type instanceof Struct struct
        ? structs(workshop, struct, rows, capacity, pieces)
        : flat(workshop, type, rows, capacity, pieces);
  }

  private static FlatVector flat(
      Workshop workshop, DataType type, Selection rows, int capacity, List<Piece> pieces) {
    int filled = pieces.stream().mapToInt(piece -> piece.rows().rows()).sum();
    try (VectorWriter writer = workshop.writer(type, capacity)) {
      if (filled < rows.rows()) {
        Memory.fill(writer.validity(), (capacity + 63L) / 64 * 8, (byte) 0);
      }
      for (Piece piece : pieces) {
        copy(Operand.of(piece.vector()), piece.rows(), writer, filled < rows.rows());
      }
      return writer.finish();
    }
  }

  private static void copy(Operand operand, Selection rows, VectorWriter writer, boolean setValid) {
    int width = Width.of(writer.type());
    boolean views = writer.type() == Simple.STRING || writer.type() == Simple.BINARY;
    if (views && !operand.isAllNull()) {
      writer.keep(operand.lease().retain());
    }
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (operand.isNull(row)) {
        writer.setNull(row);
      } else {
        put(operand.address(row), writer.address(row), width);
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

  private static StructVector structs(
      Workshop workshop, Struct type, Selection rows, int capacity, List<Piece> pieces) {
    List<ColumnVector> members = new ArrayList<>();
    boolean done = false;
    try (VectorWriter bitmap = workshop.writer(Simple.NULL, capacity)) {
      for (int i = 0; i < type.fields().size(); i++) {
        List<Piece> parts = new ArrayList<>();
        for (Piece piece : pieces) {
          parts.add(new Piece(((StructVector) piece.vector()).members().get(i), piece.rows()));
        }
        members.add(of(workshop, type.fields().get(i).type(), rows, capacity, parts));
      }
      Memory.fill(bitmap.validity(), (capacity + 63L) / 64 * 8, (byte) 0);
      for (Piece piece : pieces) {
        for (int i = 0; i < piece.rows().rows(); i++) {
          int row = piece.rows().position(i);
          if (!piece.vector().isNull(row)) {
            Memory.setBit(bitmap.validity(), row);
          }
        }
      }
      done = true;
      return Workshop.struct(type, capacity, bitmap.finish(), members);
    } finally {
      if (!done) {
        members.forEach(ColumnVector::close);
      }
    }
  }
}
