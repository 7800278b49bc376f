package dev.quiver.logical.type;

/// A named place in a schema or a struct.
public record Field(String name, DataType type) {}
