package dev.quiver.logical.expr;

/// Says where a function's result is NULL.
public enum NullRule {
  /// NULL where an argument is, and nowhere else.
  EXACT,
  /// NULL where an argument is, and at some other values too.
  AT_LEAST,
  /// The function looks at NULLs itself; its documentation says how.
  OWN
}
