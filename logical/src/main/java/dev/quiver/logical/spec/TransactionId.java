package dev.quiver.logical.spec;

/// Who commits, and the how manieth time: an output that was committed under it is not again.
public record TransactionId(String appId, long version) {}
