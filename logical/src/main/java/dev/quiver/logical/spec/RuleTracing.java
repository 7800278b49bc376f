package dev.quiver.logical.spec;

/// How much is traced of rules.
public enum RuleTracing implements WireName {
  DISABLED("Disabled"),
  PHASE_ONLY("PhaseOnly"),
  FULL("Full");

  private final String wire;

  RuleTracing(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
