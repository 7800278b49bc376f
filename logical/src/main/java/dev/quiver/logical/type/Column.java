package dev.quiver.logical.type;

/// A column's identity inside one plan. Two columns are the same only if their ids are; names are
/// for people.
public record Column(int id, String name, DataType type) {}
