package dev.quiver.delta.parquet;

import dev.quiver.exec.expr.CompiledPredicate;
import java.util.List;

/// Filters that rows pass while they are read, one after the other: a column that no filter looks
/// at is decoded only where rows are left, of each batch just those if they are few.
///
/// Compiled predicates are one thread's, and so is a sieve.
public record Sieve(List<Step> steps) {
  /// Lets all rows through.
  public static final Sieve NONE = new Sieve(List.of());

  /// A filter over the columns of this step and those before it, in that order; `columns` are
  /// ordinals among the columns that are read, each in one step at most.
  public record Step(List<Integer> columns, CompiledPredicate predicate) {
    public Step {
      columns = List.copyOf(columns);
    }
  }

  public Sieve {
    steps = List.copyOf(steps);
  }

  /// Whether a filter looks at a column.
  boolean looksAt(int column) {
    return steps.stream().anyMatch(step -> step.columns().contains(column));
  }
}
