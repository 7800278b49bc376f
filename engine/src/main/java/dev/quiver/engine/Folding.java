package dev.quiver.engine;

import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Gives constant expressions their value by the kernels that run queries: the optimizer's port and
/// file pruning's, filled with one and the same function.
final class Folding {
  private static final long MEMORY_BYTES = 16L << 20;

  private Folding() {}

  static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = OffHeap.open(MEMORY_BYTES)) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }
}
