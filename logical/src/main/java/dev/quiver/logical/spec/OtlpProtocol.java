package dev.quiver.logical.spec;

/// How spans travel.
public enum OtlpProtocol implements WireName {
  HTTP_PROTOBUF("http/protobuf"),
  HTTP_JSON("http/json"),
  GRPC("grpc");

  private final String wire;

  OtlpProtocol(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
