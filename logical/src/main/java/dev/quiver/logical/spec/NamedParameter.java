package dev.quiver.logical.spec;

import java.util.Optional;

/// A parameter that expressions call `:name`, with its type and the value it has if nobody gives
/// one.
public record NamedParameter(String name, String type, Optional<Json> defaultValue) {}
