package dev.quiver.logical.spec;

/// Where on its way a run was when it warned.
public enum WarningStage implements WireName {
  PREFLIGHT("Preflight"),
  COMPILATION("Compilation"),
  PLAN_BUNDLE("PlanBundle"),
  COMPLIANCE("Compliance"),
  MATERIALIZATION("Materialization"),
  MAINTENANCE("Maintenance"),
  RUNTIME_PROFILE("RuntimeProfile");

  private final String wire;

  WarningStage(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
