package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.Arrays;
import java.util.List;

/// Gives a member of structs, NULL where the struct is.
record MemberExpr(Workshop workshop, CompiledExpr struct, int ordinal) implements CompiledExpr {
  /// Gives structs of those members that a call names, just where they are.
  static VectorFunction pick(Call call) {
    Struct type = (Struct) call.type();
    List<Field> known = ((Struct) call.arguments().getFirst().type()).fields();
    int[] ordinals =
        type.fields().stream().mapToInt(field -> new Schema(known).ordinal(field.name())).toArray();
    return (arguments, _, _) -> {
      StructVector from = (StructVector) arguments.getFirst();
      List<ColumnVector> members =
          Arrays.stream(ordinals)
              .<ColumnVector>mapToObj(i -> from.members().get(i).retain())
              .toList();
      return new StructVector(type, from.rows(), from.validity(), members, from.lease().retain());
    };
  }

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
