package dev.quiver.delta.cache;

/// How a cache has done since it was made, and what it holds now. A miss is `stale` if there was an
/// entry, but of a file that is no longer the same.
public record CacheCounts(
    long hits, long misses, long stale, long evictions, long entries, long bytes) {}
