package dev.quiver.logical.spec;

/// The aggregates the wire knows.
public enum AggregateName implements WireName {
  COUNT("count"),
  SUM("sum"),
  AVG("avg"),
  MIN("min"),
  MAX("max");

  private final String wire;

  AggregateName(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
