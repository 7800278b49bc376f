package dev.quiver.logical.spec;

/// What becomes of an output's schema when the rows have another.
public enum SchemaMode implements WireName {
  REJECT("reject"),
  MERGE("merge"),
  OVERWRITE("overwrite");

  private final String wire;

  SchemaMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
