package dev.quiver.logical.catalog;

/// What a source promises for one conjunct.
public enum Pushdown {
  /// Nothing: the conjunct is evaluated on every row.
  UNSUPPORTED,
  /// Skips some rows for which it is not true; it must still be evaluated on the rest.
  INEXACT,
  /// Gives just the rows for which it is true.
  EXACT
}
