package dev.quiver.logical.spec;

/// Which extension functions are allowed.
public enum ExtensionGovernance implements WireName {
  STRICT_ALLOWLIST("strict_allowlist"),
  WARN_ON_UNREGISTERED("warn_on_unregistered"),
  PERMISSIVE("permissive");

  private final String wire;

  ExtensionGovernance(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
