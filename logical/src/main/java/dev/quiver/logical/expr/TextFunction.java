package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.many;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.INT64;
import static dev.quiver.logical.type.DataType.Simple.STRING;

import dev.quiver.logical.expr.Parameter.Accepts;

/// The functions of text.
///
/// Positions and lengths count code points. Case changes as in `Locale.ROOT`, by the full Unicode
/// mapping.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum TextFunction implements ScalarFunction {
  /// The texts one after the other; NULLs count as empty, so never NULL.
  CONCAT(
      named("concat").takes(many("part", Accepts.TEXT)).gives(STRING).nulls(OWN),
      "the parts one after the other, without NULLs",
      new Example("concat('a', NULL, 1)", "a1")),

  /// The operator `||`: two texts or more, one after the other; NULL where any is.
  CONCAT_OPERATOR(
      named("||").takes(one("left", Accepts.TEXT), many("right", Accepts.TEXT)).gives(STRING),
      "the parts one after the other, NULL if any is",
      new Example("'a' || 'b' || 1", "ab1")),

  /// The texts that are not NULL with the separator between them; NULL where the separator is.
  CONCAT_WS(
      named("concat_ws")
          .takes(string("separator"), many("part", Accepts.TEXT))
          .gives(STRING)
          .nulls(OWN),
      "the parts that are not NULL with a separator between them",
      new Example("concat_ws('-', 'a', NULL, 'b')", "a-b")),

  LOWER(
      named("lower").takes(string("value")).gives(STRING),
      "the text in lower case",
      new Example("lower('QUIVER')", "quiver")),

  UPPER(
      named("upper").takes(string("value")).gives(STRING),
      "the text in upper case",
      new Example("upper('straße')", "STRASSE")),

  /// Cuts all leading and trailing code points that are among `characters` (just spaces, U+0020, if
  /// left out).
  TRIM(
      named("trim", "btrim").takes(string("value"), string("characters", " ")).gives(STRING),
      "the text without these characters at its ends",
      new Example("trim('xxaxx', 'x')", "a")),

  /// As TRIM at the beginning only.
  LTRIM(
      named("ltrim").takes(string("value"), string("characters", " ")).gives(STRING),
      "the text without these characters at its beginning",
      new Example("ltrim('xxaxx', 'x')", "axx")),

  /// As TRIM at the end only.
  RTRIM(
      named("rtrim").takes(string("value"), string("characters", " ")).gives(STRING),
      "the text without these characters at its end",
      new Example("rtrim('xxaxx', 'x')", "xxa")),

  /// The first position at which the part begins, 1 for the empty part; 0 where it is nowhere.
  STRPOS(
      named("strpos", "instr").takes(string("value"), string("part")).gives(INT64),
      "the position of a part in a text, 0 if there is none",
      new Example("strpos('naïve', 've')", "4")),

  LENGTH(
      named("length", "char_length", "character_length").takes(string("value")).gives(INT64),
      "the number of characters",
      new Example("length('naïve')", "5")),

  /// Compares bytes; the empty prefix begins everything.
  STARTS_WITH(
      named("starts_with").takes(string("value"), string("prefix")).gives(BOOLEAN),
      "whether the text begins so",
      new Example("starts_with('quiver', 'qui')", "true")),

  /// Compares bytes; the empty suffix ends everything.
  ENDS_WITH(
      named("ends_with").takes(string("value"), string("suffix")).gives(BOOLEAN),
      "whether the text ends so",
      new Example("ends_with('quiver', 'er')", "true")),

  /// The characters at positions `start` (the first is 1) to `start + count - 1` that the text has;
  /// `start` may be below 1; no sum overflows; `count` below 0 is an error.
  SUBSTRING(
      named("substring", "substr")
          .takes(string("value"), int64("start"), int64("count", Long.MAX_VALUE))
          .gives(STRING)
          .fails(),
      "the characters from a position on, the first being 1",
      new Example("substring('quiver', 2, 3)", "uiv")),

  /// Every occurrence from left to right, none overlapping; an empty `from` occurs nowhere.
  REPLACE(
      named("replace").takes(string("value"), string("from"), string("to")).gives(STRING),
      "the text with every occurrence replaced",
      new Example("replace('banana', 'an', 'o')", "booa"));

  private final Declaration declaration;

  TextFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
