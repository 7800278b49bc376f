package dev.quiver.delta.log;

import java.util.Optional;

/// The rows by which two deletion vectors of a file differ: those in one and not in the other.
public record ChangedRows(DeletionVector in, Optional<DeletionVector> notIn) {}
