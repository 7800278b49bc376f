package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.INT64;
import static dev.quiver.logical.type.DataType.Simple.STRING;

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
      new Example("'Quiver' ILIKE 'q%'", "true")),

  /// Whether some part fits. Patterns are RE2's: no references back, no looking around, time that
  /// grows with the text only; one that is none is an error. Flags: `i` any case, `s` a dot is a
  /// line break too, `m` ^ and $ at lines, `g` all (of REGEXP_REPLACE).
  REGEXP_LIKE(
      named("regexp_like", "regexp_matches")
          .takes(string("value"), string("pattern"), string("flags", ""))
          .gives(BOOLEAN)
          .fails(),
      "whether a part of the text fits a regular expression",
      new Example("regexp_like('quiver', '^q.*r$')", "true")),

  /// The first part that fits, all with the flag `g`, from left to right. In the replacement `\1`
  /// to `\9` are groups, `\0` is all of it, and after `\` anything else stands for itself.
  REGEXP_REPLACE(
      named("regexp_replace")
          .takes(string("value"), string("pattern"), string("replacement"), string("flags", ""))
          .gives(STRING)
          .fails(),
      "the text with what fits a regular expression replaced",
      new Example("regexp_replace('a-b-c', '-(.)', '+\\1', 'g')", "a+b+c")),

  /// The first part that fits, or one of its groups; empty where there is none. A group that the
  /// pattern does not have is an error.
  REGEXP_EXTRACT(
      named("regexp_extract", "regexp_substr")
          .takes(string("value"), string("pattern"), int64("group", 0), string("flags", ""))
          .gives(STRING)
          .fails(),
      "the part of the text that fits a regular expression",
      new Example("regexp_extract('v1.25', '([0-9]+)[.]([0-9]+)', 2)", "25")),

  /// None overlapping.
  REGEXP_COUNT(
      named("regexp_count")
          .takes(string("value"), string("pattern"), string("flags", ""))
          .gives(INT64)
          .fails(),
      "the number of parts that fit a regular expression",
      new Example("regexp_count('banana', 'an')", "2"));

  private final Declaration declaration;

  PatternFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
