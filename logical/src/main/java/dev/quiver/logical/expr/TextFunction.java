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
      new Example("replace('banana', 'an', 'o')", "booa")),

  LEFT(
      named("left").takes(string("value"), int64("count")).gives(STRING),
      "the first characters; below 0: all but so many of the last",
      new Example("left('quiver', 2)", "qu")),

  RIGHT(
      named("right").takes(string("value"), int64("count")).gives(STRING),
      "the last characters; below 0: all but so many of the first",
      new Example("right('quiver', 2)", "er")),

  /// The fill over and over; an empty one fills nothing. A text of more than 16,777,216 characters
  /// is an error; so RPAD.
  LPAD(
      named("lpad")
          .takes(string("value"), int64("length"), string("fill", " "))
          .gives(STRING)
          .fails(),
      "the text filled up at its beginning to a length, or cut to it",
      new Example("lpad('7', 3, '0')", "007")),

  RPAD(
      named("rpad")
          .takes(string("value"), int64("length"), string("fill", " "))
          .gives(STRING)
          .fails(),
      "the text filled up at its end to a length, or cut to it",
      new Example("rpad('7', 3, '0')", "700")),

  REVERSE(
      named("reverse").takes(string("value")).gives(STRING),
      "the characters from last to first",
      new Example("reverse('naïve')", "evïan")),

  /// Empty for a count of 0 or below; a result of more than 16,777,216 bytes is an error.
  REPEAT(
      named("repeat").takes(string("value"), int64("count")).gives(STRING).fails(),
      "the text so many times",
      new Example("repeat('ab', 3)", "ababab")),

  /// Words are runs of letters and digits.
  INITCAP(
      named("initcap").takes(string("value")).gives(STRING),
      "every word with its first letter upper case, the rest lower",
      new Example("initcap('hello wORLD')", "Hello World")),

  /// Empty where there is no such part; below 0 counts from the last; 0 is an error. An empty
  /// delimiter is nowhere.
  SPLIT_PART(
      named("split_part")
          .takes(string("value"), string("delimiter"), int64("index"))
          .gives(STRING)
          .fails(),
      "a part of a text between delimiters, the first being 1",
      new Example("split_part('a-b-c', '-', 2)", "b")),

  /// The character at a place in `from` becomes the one there in `to`; past its end it goes. The
  /// first place of a character counts.
  TRANSLATE(
      named("translate").takes(string("value"), string("from"), string("to")).gives(STRING),
      "the text with characters exchanged for others",
      new Example("translate('quiver', 'qie', 'kI')", "kuIvr")),

  /// 0, surrogates and what is not Unicode are errors.
  CHR(
      named("chr").takes(int64("code")).gives(STRING).fails(),
      "the character of a code point",
      new Example("chr(239)", "ï")),

  ASCII(
      named("ascii", "unicode").takes(string("value")).gives(INT64),
      "the code point of the first character; 0 if there is none",
      new Example("ascii('naïve')", "110")),

  /// Compares bytes; the empty part is in everything.
  CONTAINS(
      named("contains").takes(string("value"), string("part")).gives(BOOLEAN),
      "whether a part is in the text",
      new Example("contains('quiver', 'ive')", "true")),

  OCTET_LENGTH(
      named("octet_length").takes(string("value")).gives(INT64),
      "the number of bytes in UTF-8",
      new Example("octet_length('naïve')", "6")),

  BIT_LENGTH(
      named("bit_length").takes(string("value")).gives(INT64),
      "the number of bits in UTF-8",
      new Example("bit_length('abc')", "24")),

  /// Of texts of more than 65,536 characters an error.
  LEVENSHTEIN(
      named("levenshtein").takes(string("a"), string("b")).gives(INT64).fails(),
      "the fewest characters to insert, delete or exchange from one to the other",
      new Example("levenshtein('kitten', 'sitting')", "3")),

  /// In two's complement, lower case, without leading zeros.
  TO_HEX(
      named("to_hex").takes(int64("value")).gives(STRING),
      "a number in base 16",
      new Example("to_hex(-1)", "ffffffffffffffff")),

  /// The whole text where it has fewer; empty for 0 and for an empty delimiter.
  SUBSTRING_INDEX(
      named("substring_index", "substr_index")
          .takes(string("value"), string("delimiter"), int64("count"))
          .gives(STRING),
      "the text before so many delimiters; below 0: behind, from the end",
      new Example("substring_index('a.b.c', '.', 2)", "a.b"));

  private final Declaration declaration;

  TextFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
