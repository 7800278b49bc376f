package dev.quiver.logical.spec;

import java.util.Optional;

/// A column that an input is aligned to: the table's of this name, else what `expr` makes of the
/// table's columns, cast to `type`; `defaultExpr` where the table has no such column.
public record CanonicalColumn(
    String name, String type, Optional<String> defaultExpr, Optional<String> expr) {}
