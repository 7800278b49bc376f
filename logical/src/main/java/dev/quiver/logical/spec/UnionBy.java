package dev.quiver.logical.spec;

/// How the columns of a Union's sources find one another.
public enum UnionBy implements WireName {
  NAME("name"),
  POSITION("position");

  private final String wire;

  UnionBy(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
