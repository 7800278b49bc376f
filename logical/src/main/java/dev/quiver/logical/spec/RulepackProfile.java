package dev.quiver.logical.spec;

/// Which optimizer rules a document asks for.
public enum RulepackProfile implements WireName {
  DEFAULT("Default"),
  LOW_LATENCY("LowLatency"),
  REPLAY("Replay"),
  STRICT("Strict");

  private final String wire;

  RulepackProfile(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
