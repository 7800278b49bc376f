package dev.quiver.logical.spec;

/// A named tracing configuration.
public enum TracingPreset implements WireName {
  MAXIMAL("Maximal"),
  MAXIMAL_NO_DATA("MaximalNoData"),
  PRODUCTION_LEAN("ProductionLean");

  private final String wire;

  TracingPreset(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
