package dev.quiver.logical.spec;

/// What the tuner may do.
public enum TunerMode implements WireName {
  OFF("Off"),
  OBSERVE("Observe"),
  APPLY("Apply");

  private final String wire;

  TunerMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
