package dev.quiver.logical.spec;

/// Which table of a code graph a CpgEmit gives.
public enum CpgOutputKind implements WireName {
  NODES("Nodes"),
  EDGES("Edges"),
  PROPS("Props"),
  PROPS_MAP("PropsMap"),
  EDGES_BY_SRC("EdgesBySrc"),
  EDGES_BY_DST("EdgesByDst");

  private final String wire;

  CpgOutputKind(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
