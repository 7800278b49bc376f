package dev.quiver.exec.kernel;

/// How two ordered values may stand to each other.
public enum Relation {
  LESS(0b001),
  EQUAL(0b010),
  AT_MOST(0b011),
  GREATER(0b100),
  DIFFERENT(0b101),
  AT_LEAST(0b110);

  private final int mask;

  Relation(int mask) {
    this.mask = mask;
  }

  /// 1 if it holds of values that compare like this number (below, at or above 0, within -1 to 1),
  /// else 0: a test without a branch.
  public int holds(int comparison) {
    return mask >>> (comparison + 1) & 1;
  }

  /// The relation that says the same with both sides exchanged.
  public Relation flipped() {
    return switch (this) {
      case LESS -> GREATER;
      case GREATER -> LESS;
      case AT_MOST -> AT_LEAST;
      case AT_LEAST -> AT_MOST;
      case EQUAL, DIFFERENT -> this;
    };
  }
}
