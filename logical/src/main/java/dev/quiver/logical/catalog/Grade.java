package dev.quiver.logical.catalog;

/// How sure a figure is, the surest first.
public enum Grade {
  /// Counted, or told by metadata that must be right.
  EXACT,
  /// Worked out of figures that are known.
  ESTIMATED,
  /// Assumed, for want of any.
  UNKNOWN;

  /// What two figures together are: no surer than either.
  public Grade with(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// Of what is worked out of figures of this grade by assumptions.
  public Grade guessed() {
    return with(ESTIMATED);
  }
}
