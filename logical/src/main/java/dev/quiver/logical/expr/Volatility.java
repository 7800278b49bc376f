package dev.quiver.logical.expr;

/// Says how far a function's result can be trusted to stay the same for the same arguments.
public enum Volatility {
  /// Always the same: may be folded, moved and shared.
  IMMUTABLE,
  /// The same within one run only.
  STABLE,
  /// Another one at every call.
  VOLATILE
}
