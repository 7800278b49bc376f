package dev.quiver.exec.expr;

import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Turns bound expressions into machines over the batches of one input.
public final class ExprCompiler {
  private final Workshop workshop;

  /// A compiler whose expressions run on `kernels` and allocate from `allocator`.
  public ExprCompiler(Kernels kernels, BufferAllocator allocator) {
    this.workshop = new Workshop(kernels, allocator);
  }

  /// An expression over batches whose columns are `input`, in that order.
  public CompiledExpr compile(Expr expr, List<Column> input) {
    return new Compilation(workshop, Ordinals.of(input)).value(expr);
  }

  /// The same for those who read decimals of more than 18 digits in either width: a vector whose
  /// values all fit 64 bits may be of a type of 18 digits and the same scale.
  public CompiledExpr compileLoose(Expr expr, List<Column> input) {
    return new Compilation(workshop, Ordinals.of(input)).loose(expr);
  }

  /// A predicate over batches whose columns are `input`, in that order.
  public CompiledPredicate predicate(Expr expr, List<Column> input) {
    return new Compilation(workshop, Ordinals.of(input)).predicate(expr);
  }

  /// The value of an expression without columns, by the very kernels that run queries; empty when
  /// evaluating it ends in an error, when it has columns, or when it is a struct.
  public Optional<Literal> fold(Expr expr) {
    return Folding.fold(workshop, expr);
  }
}
