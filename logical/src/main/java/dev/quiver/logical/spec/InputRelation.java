package dev.quiver.logical.spec;

import java.util.Optional;

/// A Delta table that views read, at its latest version or a pinned one.
public record InputRelation(
    String logicalName, String deltaLocation, boolean requiresLineage, Optional<Long> versionPin) {}
