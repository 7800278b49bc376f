package dev.quiver.delta.skip;

/// The truths that a predicate can have over some rows: at least those it does have.
record Truths(boolean canBeTrue, boolean canBeFalse, boolean canBeNull) {
  /// Nothing is known.
  static final Truths ANY = new Truths(true, true, true);

  /// What is the same for all rows.
  static Truths always(boolean value) {
    return new Truths(value, !value, false);
  }

  Truths not() {
    return new Truths(/* canBeTrue= */ canBeFalse, /* canBeFalse= */ canBeTrue, canBeNull);
  }

  Truths and(Truths other) {
    return new Truths(
        canBeTrue && other.canBeTrue,
        canBeFalse || other.canBeFalse,
        (canBeNull && (other.canBeNull || other.canBeTrue)) || (canBeTrue && other.canBeNull));
  }

  Truths or(Truths other) {
    return not().and(other.not()).not();
  }

  /// Either these or those.
  Truths union(Truths other) {
    return new Truths(
        canBeTrue || other.canBeTrue, canBeFalse || other.canBeFalse, canBeNull || other.canBeNull);
  }

  Match match() {
    if (!canBeTrue) {
      return Match.NONE;
    }
    return canBeFalse || canBeNull ? Match.SOME : Match.ALL;
  }
}
