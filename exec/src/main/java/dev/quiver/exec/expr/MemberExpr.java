package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import java.util.List;

/// Gives a member of structs, NULL where the struct is.
record MemberExpr(Workshop workshop, CompiledExpr struct, int ordinal) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    try (ColumnVector vector = struct.evaluate(batch, rows)) {
      if (!(vector instanceof StructVector structs)) {
        throw new IllegalStateException("not a struct: " + vector.type());
      }
      ColumnVector member = structs.members().get(ordinal);
      if (structs.validity() == 0) {
        return member.retain();
      }
      int[] valid = new int[rows.rows() + 1];
      int found = 0;
      for (int i = 0; i < rows.rows(); i++) {
        valid[found] = rows.position(i);
        found += structs.isNull(rows.position(i)) ? 0 : 1;
      }
      Blend.Piece piece = new Blend.Piece(member, Selection.taking(valid, found));
      return Blend.of(workshop, member.type(), rows, batch.capacity(), List.of(piece));
    }
  }
}
