package dev.quiver.delta.store;

/// What a listing says about a file; `modified` in milliseconds since 1970-01-01T00:00:00Z.
public record FileStatus(String path, long bytes, long modified) {}
