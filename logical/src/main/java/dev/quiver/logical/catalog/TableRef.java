package dev.quiver.logical.catalog;

import dev.quiver.logical.type.Schema;

/// A table at a pinned version. `name` is how the spec calls it; `location` is absolute.
public record TableRef(String name, String location, long version, Schema schema) {}
