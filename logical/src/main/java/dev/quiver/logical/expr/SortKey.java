package dev.quiver.logical.expr;

/// A value that rows are ordered by, and where its NULLs come.
public record SortKey(Expr value, Direction direction, Nulls nulls) {
  /// Which values come first.
  public enum Direction {
    ASCENDING,
    DESCENDING
  }

  /// Where NULLs come.
  public enum Nulls {
    FIRST,
    LAST
  }

  /// By rising values, NULLs last: what people get who say nothing.
  public static SortKey ascending(Expr value) {
    return new SortKey(value, Direction.ASCENDING, Nulls.LAST);
  }

  /// By falling values, NULLs first.
  public static SortKey descending(Expr value) {
    return new SortKey(value, Direction.DESCENDING, Nulls.FIRST);
  }

  /// The same order by another value.
  public SortKey with(Expr other) {
    return new SortKey(other, direction, nulls);
  }
}
