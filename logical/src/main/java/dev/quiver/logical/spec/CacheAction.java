package dev.quiver.logical.spec;

/// What to do with a view, whatever the policy says.
public enum CacheAction implements WireName {
  FORCE_CACHE("ForceCache"),
  NEVER_CACHE("NeverCache");

  private final String wire;

  CacheAction(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
