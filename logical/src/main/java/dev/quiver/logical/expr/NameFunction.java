package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.AT_LEAST;
import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Parameter.stringOrNull;
import static dev.quiver.logical.expr.Parameter.truth;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.INT32;
import static dev.quiver.logical.type.DataType.Simple.STRING;

/// The functions that bring names to one form, and that read the names of changes.
///
/// White space is what Unicode calls so (White_Space).
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum NameFunction implements ScalarFunction {
  /// In this order: white space is cut from both ends; the Unicode form NFC, NFD or NFKD (any other
  /// name: NFKC) is applied; the text is lower-cased if `casefold`; runs of white space become one
  /// space, and none at the ends, if `collapse_ws`. A result of white space only is NULL.
  UTF8_NORMALIZE(
      named("utf8_normalize", "normalize_utf8")
          .takes(
              string("value"),
              string("form", "NFKC"),
              truth("casefold", true),
              truth("collapse_ws", true))
          .gives(STRING)
          .nulls(AT_LEAST),
      "the text in one Unicode form, trimmed, folded; NULL if blank",
      new Example("utf8_normalize('  Quiver\u00a0  Two ')", "quiver two")),

  /// White space is cut from both ends; an empty result is NULL.
  UTF8_NULL_IF_BLANK(
      named("utf8_null_if_blank", "null_if_blank")
          .takes(string("value"))
          .gives(STRING)
          .nulls(AT_LEAST),
      "the trimmed text; NULL if blank",
      new Example("utf8_null_if_blank('  ')", "NULL")),

  /// The symbol through UTF8_NORMALIZE with its defaults; where that has no dot and the module,
  /// normalized the same way, is not NULL, `module.` stands before it. NULL where the symbol is
  /// NULL or blank. The language changes nothing.
  QNAME_NORMALIZE(
      named("qname_normalize", "qualname_normalize")
          .takes(string("symbol"), stringOrNull("module"), stringOrNull("lang"))
          .gives(STRING)
          .nulls(OWN),
      "a qualified name in its normal form",
      new Example("qname_normalize(' Open ', 'IO')", "io.open")),

  /// `update_postimage` 3, `insert` 2, `delete` 1, `update_preimage` 0, anything else -1.
  CDF_CHANGE_RANK(
      named("cdf_change_rank").takes(string("change_type")).gives(INT32),
      "orders the kinds of change of a change feed",
      new Example("cdf_change_rank('insert')", "2")),

  /// Whether CDF_CHANGE_RANK is 2 or 3.
  CDF_IS_UPSERT(
      named("cdf_is_upsert").takes(string("change_type")).gives(BOOLEAN),
      "whether a change leaves a row behind",
      new Example("cdf_is_upsert('update_postimage')", "true")),

  /// Whether CDF_CHANGE_RANK is 1.
  CDF_IS_DELETE(
      named("cdf_is_delete").takes(string("change_type")).gives(BOOLEAN),
      "whether a change deletes a row",
      new Example("cdf_is_delete('insert')", "false"));

  private final Declaration declaration;

  NameFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
