package dev.quiver.logical.spec;

/// What a rule intent is about.
public enum RuleClass implements WireName {
  SEMANTIC_INTEGRITY("SemanticIntegrity"),
  DELTA_SCAN_AWARE("DeltaScanAware"),
  COST_SHAPE("CostShape"),
  SAFETY("Safety");

  private final String wire;

  RuleClass(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
