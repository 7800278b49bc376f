package dev.quiver.logical.spec;

/// What happens when a source breaks its pushdown promise.
public enum PushdownEnforcement implements WireName {
  WARN("warn"),
  STRICT("strict"),
  DISABLED("disabled");

  private final String wire;

  PushdownEnforcement(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
