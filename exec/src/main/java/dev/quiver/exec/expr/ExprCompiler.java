package dev.quiver.exec.expr;

import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Turns bound expressions into machines over the batches of one input.
@SuppressWarnings("DoNotCallSuggester") // Until the machines behind it land.
public final class ExprCompiler {
  private final Kernels kernels;
  private final BufferAllocator allocator;

  /// A compiler whose expressions run on `kernels` and allocate from `allocator`.
  public ExprCompiler(Kernels kernels, BufferAllocator allocator) {
    this.kernels = kernels;
    this.allocator = allocator;
  }

  /// An expression over batches whose columns are `input`, in that order.
  public CompiledExpr compile(Expr expr, List<Column> input) {
    throw new UnsupportedOperationException(expr + " over " + input + " by " + kernels + allocator);
  }

  /// A predicate over batches whose columns are `input`, in that order.
  public CompiledPredicate predicate(Expr expr, List<Column> input) {
    throw new UnsupportedOperationException(expr + " over " + input + " by " + kernels + allocator);
  }

  /// The value of an expression without columns, by the very kernels that run queries; empty when
  /// evaluating it ends in an error, or when it has columns.
  public Optional<Literal> fold(Expr expr) {
    throw new UnsupportedOperationException(expr + " by " + kernels + allocator);
  }
}
