package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.many;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions that choose among values; most that do are a [RewrittenFunction].
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum ConditionalFunction implements ScalarFunction {
  /// One value or more, compared as `<` compares; NULLs are left out, so NULL only where all are.
  LEAST(
      named("least").takes(many("value", Accepts.COMPARABLE)).gives(ofArgument(0)).nulls(OWN),
      "the smallest value that is not NULL",
      new Example("least(3, NULL, 2)", "2")),

  /// One value or more, compared as `<` compares; NULLs are left out, so NULL only where all are.
  GREATEST(
      named("greatest").takes(many("value", Accepts.COMPARABLE)).gives(ofArgument(0)).nulls(OWN),
      "the greatest value that is not NULL",
      new Example("greatest(3, NULL, 2)", "3"));

  private final Declaration declaration;

  ConditionalFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
