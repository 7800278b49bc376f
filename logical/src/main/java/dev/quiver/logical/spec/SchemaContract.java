package dev.quiver.logical.spec;

import java.util.SortedMap;

/// What a view says about its columns: types by name. An empty contract says nothing.
public record SchemaContract(SortedMap<String, String> columns) {}
