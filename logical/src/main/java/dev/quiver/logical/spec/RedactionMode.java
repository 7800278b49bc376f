package dev.quiver.logical.spec;

/// Which previewed columns are redacted.
public enum RedactionMode implements WireName {
  NONE("None"),
  DENY_LIST("DenyList"),
  ALLOW_LIST("AllowList");

  private final String wire;

  RedactionMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
