package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.AT_LEAST;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.STRING;
import static dev.quiver.logical.type.DataType.Simple.VARIANT;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions of variants.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum VariantFunction implements ScalarFunction {
  /// What is at a [VariantPath] (a constant) as a value of a type (a constant, as CAST names it):
  /// converted as CAST converts scalars; objects and lists become text as TO_JSON writes them, or
  /// stay variants. NULL where the path leads nowhere or to a null; of other values that do not
  /// convert it is an error.
  VARIANT_GET(
      named("variant_get")
          .takes(one("variant", Accepts.VARIANT), string("path"), string("type", "variant"))
          .gives(ResultType.variantPart("variant_get"))
          .nulls(AT_LEAST)
          .fails(),
      "a value inside of a variant",
      new Example("variant_get(parse_json('{\"a\": [1, 2]}'), '$.a[1]', 'int64')", "2")),

  /// As VARIANT_GET, but NULL where a value does not convert.
  TRY_VARIANT_GET(
      named("try_variant_get")
          .takes(one("variant", Accepts.VARIANT), string("path"), string("type", "variant"))
          .gives(ResultType.variantPart("try_variant_get"))
          .nulls(AT_LEAST)
          .fails(),
      "a value inside of a variant, NULL where it is of another type",
      new Example("try_variant_get(parse_json('{\"a\": \"x\"}'), '$.a', 'int64')", "NULL")),

  /// Without blanks, fields in order of their names; what JSON has no form for is text: NaN and
  /// infinities, dates, timestamps with a blank in their middle and `+00:00` behind, binary in base
  /// 64.
  TO_JSON(
      named("to_json").takes(one("variant", Accepts.VARIANT)).gives(STRING).fails(),
      "the JSON of a variant",
      new Example("to_json(parse_json('{\"b\": 1.50, \"a\": []}'))", "{\"a\":[],\"b\":1.5}")),

  /// Whole numbers become the narrowest integer, those with a point decimals, those with an
  /// exponent or more than 38 digits doubles; text that is not JSON, an object with one name twice,
  /// and nesting below 500 are errors.
  PARSE_JSON(
      named("parse_json").takes(string("json")).gives(VARIANT).fails(),
      "the variant that a JSON text says",
      new Example("variant_get(parse_json('[true]'), '$[0]', 'boolean')", "true"));

  private final Declaration declaration;

  VariantFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
