package dev.quiver.delta.skip;

/// How many of some rows a predicate is true for.
public enum Match {
  /// For none: they need not be read.
  NONE,
  /// For some, or nobody knows.
  SOME,
  /// For each of them.
  ALL
}
