package dev.quiver.logical.spec;

/// Which rows a Relate gives.
public enum RelateType implements WireName {
  INNER("Inner"),
  LEFT("Left"),
  RIGHT("Right"),
  FULL("Full"),
  SEMI("Semi"),
  ANTI("Anti"),
  CROSS("Cross"),
  LEFT_MARK("LeftMark");

  /// The types that version 4 has.
  static final RelateType[] FIRST = {INNER, LEFT, RIGHT, FULL, SEMI, ANTI};

  private final String wire;

  RelateType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
