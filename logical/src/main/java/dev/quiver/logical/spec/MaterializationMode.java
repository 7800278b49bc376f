package dev.quiver.logical.spec;

/// What happens to the rows an output has already.
public enum MaterializationMode implements WireName {
  APPEND("Append"),
  OVERWRITE("Overwrite");

  private final String wire;

  MaterializationMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
