package dev.quiver.logical.expr;

import dev.quiver.logical.expr.ScalarFunction.Example;

/// What a function says about itself before it runs.
public final class Declaration {
  private final Signature signature;
  private final String summary;
  private final Example example;

  Declaration(Signature signature, String summary, Example example) {
    this.signature = signature;
    this.summary = summary;
    this.example = example;
  }

  Signature signature() {
    return signature;
  }

  String summary() {
    return summary;
  }

  Example example() {
    return example;
  }
}
