package dev.quiver.logical.spec;

/// What happens to the rows an output has already.
public enum MaterializationMode implements WireName {
  APPEND("Append"),
  OVERWRITE("Overwrite"),
  ERROR_IF_EXISTS("ErrorIfExists"),
  MERGE("Merge");

  /// The modes that version 4 has.
  static final MaterializationMode[] FIRST = {APPEND, OVERWRITE};

  private final String wire;

  MaterializationMode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
