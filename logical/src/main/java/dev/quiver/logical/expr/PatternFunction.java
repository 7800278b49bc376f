package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Signature.named;

/// The functions that hold text against a pattern.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum PatternFunction implements ScalarFunction {
  /// Whether the whole value fits the pattern: `%` any characters, `_` any one, the rest itself.
  /// The escape is a constant of one character (`\` if left out; empty: none); after it any
  /// character stands for itself, at the end of the pattern the escape does.
  LIKE(
      named("like")
          .takes(string("value"), string("pattern"), string("escape", "\\"))
          .gives(ResultType::matches),
      "whether the text fits a pattern of % and _",
      new Example("'quiver' LIKE 'q%'", "true")),

  /// As LIKE, but two code points are alike if
  /// `Character.toLowerCase(Character.toUpperCase(codePoint))` is equal.
  ILIKE(
      named("ilike")
          .takes(string("value"), string("pattern"), string("escape", "\\"))
          .gives(ResultType::matches),
      "whether the text fits a pattern, in any case",
      new Example("'Quiver' ILIKE 'q%'", "true"));

  private final Declaration declaration;

  PatternFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
