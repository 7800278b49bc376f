package dev.quiver.logical.spec;

/// A constant with a name on the wire.
public interface WireName {
  /// The name, as documents spell it.
  String wire();
}
