package dev.quiver.logical.spec;

/// Which rows a Relate gives.
public enum RelateType implements WireName {
  INNER("Inner"),
  LEFT("Left"),
  RIGHT("Right"),
  FULL("Full"),
  SEMI("Semi"),
  ANTI("Anti");

  private final String wire;

  RelateType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
