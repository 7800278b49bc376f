package dev.quiver.logical.spec;

import java.util.Map;

/// How a document is bound: which part of it, the absolute path of the folder its relative
/// locations start from, and the values of its named parameters, as text.
public record BindOptions(Wanted wanted, String base, Map<String, String> parameters) {
  public BindOptions {
    if (!base.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + base);
    }
    parameters = Map.copyOf(parameters);
  }

  /// Without values: named parameters have their defaults.
  public BindOptions(Wanted wanted, String base) {
    this(wanted, base, Map.of());
  }
}
