package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Plan.JoinType;

/// A join of two sets of relations that is allowed; it has a key if a hash table can find matches.
record Step(long left, long right, JoinType type, boolean isKeyed) {
  /// The same with its sides changed.
  Step turned() {
    return new Step(/* left= */ right, /* right= */ left, type, isKeyed);
  }
}
