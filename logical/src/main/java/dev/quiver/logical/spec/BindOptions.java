package dev.quiver.logical.spec;

/// How a document is bound: which part of it, and the absolute path of the folder its relative
/// locations start from.
public record BindOptions(Wanted wanted, String base) {
  public BindOptions {
    if (!base.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + base);
    }
  }
}
