package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Lease;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.expr.Expr.Literal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Gives the same constant for every batch, from memory that the collector frees: an allocator's
/// would need someone to close it.
final class LiteralExpr implements CompiledExpr {
  private final FlatVector value;

  private LiteralExpr(FlatVector value) {
    this.value = value;
  }

  static LiteralExpr of(Workshop workshop, Literal literal) {
    try (VectorWriter writer = workshop.writer(literal.type(), 1)) {
      Values.set(writer, 0, literal.value());
      try (FlatVector vector = writer.finish()) {
        return new LiteralExpr(kept(vector));
      }
    }
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    return new ConstantVector(batch.capacity(), value.retain());
  }

  /// The address of the value.
  long address() {
    return value.values();
  }

  private static FlatVector kept(FlatVector vector) {
    int width = Width.of(vector.type());
    boolean isView = Width.isView(vector.type());
    int text = isView && !vector.isNull(0) ? Views.length(vector.values()) : 0;
    MemorySegment memory = Arena.ofAuto().allocate(8L + Views.WIDTH + text, 8);
    long address = memory.address();
    Memory.putByte(address, (byte) (vector.isNull(0) ? 0 : 1));
    Memory.copy(vector.values(), address + 8, width);
    if (text > Views.MAX_INLINE) {
      Memory.copy(Views.text(vector.values()), address + 24, text);
      Views.put(address + 8, address + 24, text);
    }
    return new FlatVector(
        vector.type(), 1, vector.isNull(0) ? address : 0, address + 8, Lease.ofCollected(memory));
  }
}
