package dev.quiver.logical.spec;

import java.nio.file.Path;

/// How a document is bound: which part of it, and the folder its relative locations start from.
public record BindOptions(Wanted wanted, Path base) {}
