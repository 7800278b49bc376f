package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.AT_LEAST;
import static dev.quiver.logical.expr.NullRule.OWN;
import static dev.quiver.logical.expr.Parameter.int32;
import static dev.quiver.logical.expr.Parameter.int64;
import static dev.quiver.logical.expr.Parameter.many;
import static dev.quiver.logical.expr.Parameter.one;
import static dev.quiver.logical.expr.Parameter.span;
import static dev.quiver.logical.expr.Parameter.string;
import static dev.quiver.logical.expr.Parameter.stringOrNull;
import static dev.quiver.logical.expr.Parameter.truth;
import static dev.quiver.logical.expr.ResultType.ofArgument;
import static dev.quiver.logical.expr.Signature.named;
import static dev.quiver.logical.type.DataType.Simple.BOOLEAN;
import static dev.quiver.logical.type.DataType.Simple.FLOAT64;
import static dev.quiver.logical.type.DataType.Simple.INT32;
import static dev.quiver.logical.type.DataType.Simple.INT64;
import static dev.quiver.logical.type.DataType.Simple.STRING;
import static dev.quiver.logical.type.DataType.Simple.VARIANT;

import dev.quiver.logical.expr.Parameter.Accepts;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.ListOf;
import java.util.List;

/// The scalar functions that run: one constant each, with all that is said about it before
/// execution. Functions that are only another way of writing an expression are a
/// [RewrittenFunction].
///
/// A [Expr.Call] holds an argument for every parameter, in order, left-out ones filled in, each of
/// the type the parameter accepts. *hash64* is BLAKE2b with an 8-byte digest of the UTF-8 bytes,
/// read big-endian, top bit cleared; *hash128* is BLAKE2b with a 16-byte digest as 32 lower-case
/// hex digits. Positions and lengths of text count code points. White space is what Unicode calls
/// so (White_Space). Case changes as in `Locale.ROOT`, by the full Unicode mapping.
@SuppressWarnings("ImmutableEnumChecker") // records of immutable lists, rules without state
public enum ScalarFunction {
  STABLE_HASH64(
      named("stable_hash64", "hash64").takes(string("value")).gives(INT64),
      "a stable 64-bit hash, never negative",
      new Example("stable_hash64('alpha')", "5982700193828047002")),

  STABLE_HASH128(
      named("stable_hash128", "hash128").takes(string("value")).gives(STRING),
      "a stable 128-bit hash in hex",
      new Example("stable_hash128('alpha')", "b52f7e54cd313e691148cc2c80345831")),

  /// The prefix, `:`, and hash64 of the value in decimal.
  PREFIXED_HASH64(
      named("prefixed_hash64", "prefixed_hash")
          .takes(string("prefix"), string("value"))
          .gives(STRING),
      "the prefix, a colon, and a stable 64-bit hash",
      new Example("prefixed_hash64('edge', 'alpha')", "edge:5982700193828047002")),

  /// The prefix, `:`, and hash128 of the value.
  STABLE_ID(
      named("stable_id").takes(string("prefix"), string("value")).gives(STRING),
      "the prefix, a colon, and a stable 128-bit hash",
      new Example("stable_id('node', 'alpha')", "node:b52f7e54cd313e691148cc2c80345831")),

  /// The prefix, `:`, and hash128 of the parts joined with U+001F; a NULL part counts as
  /// `__NULL__`, a NULL prefix makes the result NULL.
  STABLE_ID_PARTS(
      named("stable_id_parts", "stable_id_multi")
          .takes(string("prefix"), many("part", Accepts.HASH_TEXT))
          .gives(STRING)
          .nulls(OWN),
      "the prefix, a colon, and a stable 128-bit hash of several parts",
      new Example(
          "stable_id_parts('span', 'p.py', 1, NULL)", "span:64424b0e1e790fd2b5f9aa2e2b37c8dc")),

  /// The prefix, `:`, and hash64 in decimal of the parts joined as in STABLE_ID_PARTS; NULLs as
  /// there.
  PREFIXED_HASH_PARTS64(
      named("prefixed_hash_parts64", "prefixed_hash_parts")
          .takes(string("prefix"), many("part", Accepts.HASH_TEXT))
          .gives(STRING)
          .nulls(OWN),
      "the prefix, a colon, and a stable 64-bit hash of several parts",
      new Example("prefixed_hash_parts64('edge', 'alpha')", "edge:5982700193828047002")),

  /// hash128 of the value, or of the sentinel where the value is NULL; never NULL unless the
  /// sentinel is. A scalar has one text only, so `canonical` changes nothing.
  STABLE_HASH_ANY(
      named("stable_hash_any", "stable_hash")
          .takes(
              one("value", Accepts.HASH_TEXT),
              truth("canonical", true),
              string("null_sentinel", "__NULL__"))
          .gives(STRING)
          .nulls(OWN),
      "a stable 128-bit hash of a value of any type, NULL included",
      new Example("stable_hash_any(NULL)", "a57b800059f43b1b7b599199eb6e1b74")),

  /// The struct of the five arguments. Never NULL itself; NULL arguments are kept as members.
  SPAN_MAKE(
      named("span_make", "span")
          .takes(
              int64("bstart"),
              int64("bend"),
              int32("line_base", 0),
              string("col_unit", "byte"),
              truth("end_exclusive", true))
          .gives(ResultType.SPAN)
          .nulls(OWN),
      "a span of bytes",
      new Example("span_make(3, 8)['bend']", "8")),

  /// `bend - bstart`, checked; NULL where the span or a bound is; `end_exclusive` does not matter.
  SPAN_LEN(
      named("span_len").takes(span("span")).gives(INT64).nulls(AT_LEAST),
      "the distance between a span's bounds",
      new Example("span_len(span_make(3, 8))", "5")),

  /// `a.bstart < b.end' and b.bstart < a.end'`, where `end'` is `bend`, or one more where
  /// `end_exclusive` is false (NULL counts as true), without overflow. NULL where a span or any
  /// bound is.
  SPAN_OVERLAPS(
      named("span_overlaps").takes(span("a"), span("b")).gives(BOOLEAN).nulls(AT_LEAST),
      "whether two spans share a position",
      new Example("span_overlaps(span_make(3, 8), span_make(8, 9))", "false")),

  /// `a.bstart <= b.bstart and b.end' <= a.end'`; `end'` and NULLs as in SPAN_OVERLAPS.
  SPAN_CONTAINS(
      named("span_contains").takes(span("a"), span("b")).gives(BOOLEAN).nulls(AT_LEAST),
      "whether the first span contains the second",
      new Example("span_contains(span_make(3, 8), span_make(3, 5))", "true")),

  /// The exact difference `right_start - right_end`, rounded once to a double.
  INTERVAL_ALIGN_SCORE(
      named("interval_align_score")
          .takes(int64("left_start"), int64("left_end"), int64("right_start"), int64("right_end"))
          .gives(FLOAT64),
      "scores a shorter right interval higher",
      new Example("interval_align_score(0, 9, 2, 6)", "-4.0")),

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
      new Example("cdf_is_delete('insert')", "false")),

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
          .gives(STRING),
      "the characters from a position on, the first being 1",
      new Example("substring('quiver', 2, 3)", "uiv")),

  /// Every occurrence from left to right, none overlapping; an empty `from` occurs nowhere.
  REPLACE(
      named("replace").takes(string("value"), string("from"), string("to")).gives(STRING),
      "the text with every occurrence replaced",
      new Example("replace('banana', 'an', 'o')", "booa")),

  /// Of its argument's type; the smallest integer is an error; of -0.0 it is 0.0.
  ABS(
      named("abs").takes(one("value", Accepts.NUMBER)).gives(ofArgument(0)),
      "the distance from zero",
      new Example("abs(-7)", "7")),

  /// Half away from zero; `places` is a constant from -38 to 38, int64. Integers and floats keep
  /// their type; an integer out of it is an error. decimal(p,s) stays as it is if `places >= s`,
  /// else becomes decimal(min(38,p-s+places+1),places) (the scale at least 0). A float with
  /// `places` 0 is rounded exactly; else it is multiplied by `10^|places|` (divided, for places
  /// below 0), rounded, and divided (multiplied) by the same, and stays as it is if the first step
  /// is not finite.
  ROUND(
      named("round")
          .takes(one("value", Accepts.NUMBER), int64("places", 0))
          .gives(ResultType::rounded),
      "the nearest number with so many decimal places",
      new Example("round(2.345, 2)", "2.35")),

  /// Integers and floats keep their type; decimal(p,s) with s > 0 becomes decimal(p-s+1,0).
  FLOOR(
      named("floor").takes(one("value", Accepts.NUMBER)).gives(ResultType::whole),
      "the greatest whole number not above",
      new Example("floor(-2.5)", "-3")),

  /// Integers and floats keep their type; decimal(p,s) with s > 0 becomes decimal(p-s+1,0).
  CEIL(
      named("ceil", "ceiling").takes(one("value", Accepts.NUMBER)).gives(ResultType::whole),
      "the smallest whole number not below",
      new Example("ceil(2.1)", "3")),

  /// One value or more, compared as `<` compares; NULLs are left out, so NULL only where all are.
  LEAST(
      named("least").takes(many("value", Accepts.COMPARABLE)).gives(ofArgument(0)).nulls(OWN),
      "the smallest value that is not NULL",
      new Example("least(3, NULL, 2)", "2")),

  /// One value or more, compared as `<` compares; NULLs are left out, so NULL only where all are.
  GREATEST(
      named("greatest").takes(many("value", Accepts.COMPARABLE)).gives(ofArgument(0)).nulls(OWN),
      "the greatest value that is not NULL",
      new Example("greatest(3, NULL, 2)", "3")),

  /// The first moment of the value's [TimeUnit], of the value's type; the unit is a constant, in
  /// any case; a date is cut to days or longer only. A moment before the first timestamp is an
  /// error.
  DATE_TRUNC(
      named("date_trunc")
          .takes(string("unit"), one("value", Accepts.TIME))
          .gives(ResultType::truncated),
      "the beginning of a value's hour, day, month, …",
      new Example("date_trunc('month', DATE '2024-05-17')", "2024-05-01")),

  /// A field of the value by its [TimeField] name, a constant, in any case. A date is its midnight.
  /// Years, and what is made of them, count as ISO 8601 does: there is a year 0.
  DATE_PART(
      named("date_part", "datepart")
          .takes(string("field"), one("value", Accepts.TIME))
          .gives(ResultType::part),
      "the year, month, hour, … of a value; EXTRACT(field FROM value) asks the same",
      new Example("date_part('year', DATE '2024-05-17')", "2024")),

  /// The same day so many months on (or back, below 0), or the last of the month if it has no such
  /// day; the time of day stays.
  ADD_MONTHS(
      named("add_months").takes(one("value", Accepts.TIME), int64("months")).gives(ofArgument(0)),
      "the value so many months later",
      new Example("add_months(DATE '2024-01-31', 1)", "2024-02-29")),

  ADD_DAYS(
      named("add_days").takes(one("value", Accepts.TIME), int64("days")).gives(ofArgument(0)),
      "the value so many days later",
      new Example("add_days(DATE '2024-02-28', 2)", "2024-03-01")),

  ADD_MICROS(
      named("add_micros")
          .takes(one("value", Accepts.TIME), int64("microseconds"))
          .gives(ResultType::moment),
      "the timestamp so many microseconds later",
      new Example("add_micros(TIMESTAMP '2024-05-17 23:59:59', 1000000)", "2024-05-18 00:00:00")),

  /// How often a new [TimeUnit] (a constant, in any case) begins after `start` and not after `end`;
  /// below 0 where `end` is earlier.
  DATE_DIFF(
      named("date_diff", "datediff")
          .takes(string("unit"), one("start", Accepts.TIME), one("end", Accepts.TIME))
          .gives(ResultType::difference),
      "how many days, months, … begin between two dates or timestamps",
      new Example("date_diff('month', DATE '2024-01-31', DATE '2024-03-01')", "2")),

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

  /// The shortest decimal text that reads back as the same float or double, as `CAST(x AS string)`
  /// writes it but without a trailing `.0`: the form in which floats are hashed.
  FLOAT_TEXT(
      named("float_text").takes(one("value", Accepts.FLOAT)).gives(STRING),
      "the text of a float as the hash functions see it",
      new Example("float_text(1e0)", "1")),

  /// Arguments are converted to their common type; NULLs are elements like others.
  MAKE_ARRAY(
      named("make_array", "make_list")
          .takes(many("element", Accepts.COMMON))
          .gives(ResultType::list)
          .nulls(OWN),
      "the list of some values",
      new Example("make_array('a', NULL, 'c')[3]", "c")),

  /// The first element is 1, the last -1; NULL where the list has no such element.
  ARRAY_ELEMENT(
      named("array_element", "array_extract", "list_element", "list_extract")
          .takes(one("list", Accepts.LIST), int64("index"))
          .gives(ResultType::element)
          .nulls(AT_LEAST),
      "an element of a list, which is also written list[1]",
      new Example("array_element(make_array(7, 8), 2)", "8")),

  /// Of the outermost list.
  ARRAY_LENGTH(
      named("array_length", "list_length").takes(one("list", Accepts.LIST)).gives(INT64),
      "the number of elements",
      new Example("array_length(make_array(7, NULL))", "2")),

  /// Of lists of lists all that the innermost hold; of a map the number of entries.
  CARDINALITY(
      named("cardinality").takes(one("collection", Accepts.COLLECTION)).gives(INT64),
      "the number of elements of a list, those in its lists included, or entries of a map",
      new Example("cardinality(make_array(make_array(1, 2), make_array(3)))", "3")),

  /// As `=` compares; a NULL element is no value.
  ARRAY_HAS(
      named("array_has", "array_contains", "list_has", "list_contains")
          .takes(one("list", Accepts.LIST), one("element", Accepts.ELEMENT))
          .gives(BOOLEAN),
      "whether a value is among the elements",
      new Example("array_has(make_array(7, NULL), 7)", "true")),

  /// As many keys as values; a NULL key, or one key twice, is an error.
  MAP(
      named("map")
          .takes(one("keys", Accepts.LIST), one("values", Accepts.LIST))
          .gives(ResultType::map),
      "the map of keys to values",
      new Example("map(make_array('a', 'b'), make_array(1, 2))['b']", "2")),

  /// The first entry of the key, as `=` compares; NULL where there is none.
  MAP_GET(
      named("map_get")
          .takes(one("map", Accepts.MAP), one("key", Accepts.KEY))
          .gives(ResultType::mapValue)
          .nulls(AT_LEAST),
      "the value of a key, which is also written map['key']",
      new Example("map_get(map(make_array('a'), make_array(1)), 'a')", "1")),

  /// Elements as `CAST(x AS string)` gives them; NULL where the list is.
  LIST_COMPACT(
      named("list_compact", "array_compact")
          .takes(one("list", Accepts.TEXTS))
          .gives(new ListOf(STRING)),
      "the elements that are not NULL, as text",
      new Example("list_compact(make_array(7, NULL, 8))[2]", "8")),

  /// As LIST_COMPACT, but each text once and in the order of their bytes.
  LIST_UNIQUE_SORTED(
      named("list_unique_sorted", "array_unique_sorted")
          .takes(one("list", Accepts.TEXTS))
          .gives(new ListOf(STRING)),
      "the distinct elements that are not NULL, as text, in order",
      new Example("list_unique_sorted(make_array('b', 'a', 'b'))[2]", "b")),

  /// The names are constants and exact; NULL where the struct is.
  STRUCT_PICK(
      named("struct_pick", "struct_select")
          .takes(one("struct", Accepts.STRUCT), many("name", Accepts.STRING))
          .gives(ResultType::picked)
          .nulls(AT_LEAST),
      "a struct of some members, in the order named",
      new Example("struct_pick(span_make(3, 8), 'bend')['bend']", "8")),

  MAP_KEYS(
      named("map_keys").takes(one("map", Accepts.MAP)).gives(ResultType::keys),
      "the keys of a map, in the order of its entries",
      new Example("map_keys(map(make_array('a'), make_array(1)))[1]", "a")),

  MAP_VALUES(
      named("map_values").takes(one("map", Accepts.MAP)).gives(ResultType::values),
      "the values of a map, in the order of its entries",
      new Example("map_values(map(make_array('a'), make_array(1)))[1]", "1")),

  /// What is at a [VariantPath] (a constant) as a value of a type (a constant, as CAST names it):
  /// converted as CAST converts scalars; objects and lists become text as TO_JSON writes them, or
  /// stay variants. NULL where the path leads nowhere or to a null; of other values that do not
  /// convert it is an error.
  VARIANT_GET(
      named("variant_get")
          .takes(one("variant", Accepts.VARIANT), string("path"), string("type", "variant"))
          .gives(ResultType.variantPart("variant_get"))
          .nulls(AT_LEAST),
      "a value inside of a variant",
      new Example("variant_get(parse_json('{\"a\": [1, 2]}'), '$.a[1]', 'int64')", "2")),

  /// As VARIANT_GET, but NULL where a value does not convert.
  TRY_VARIANT_GET(
      named("try_variant_get")
          .takes(one("variant", Accepts.VARIANT), string("path"), string("type", "variant"))
          .gives(ResultType.variantPart("try_variant_get"))
          .nulls(AT_LEAST),
      "a value inside of a variant, NULL where it is of another type",
      new Example("try_variant_get(parse_json('{\"a\": \"x\"}'), '$.a', 'int64')", "NULL")),

  /// Without blanks, fields in order of their names; what JSON has no form for is text: NaN and
  /// infinities, dates, timestamps with a blank in their middle and `+00:00` behind, binary in base
  /// 64.
  TO_JSON(
      named("to_json").takes(one("variant", Accepts.VARIANT)).gives(STRING),
      "the JSON of a variant",
      new Example("to_json(parse_json('{\"b\": 1.50, \"a\": []}'))", "{\"a\":[],\"b\":1.5}")),

  /// Whole numbers become the narrowest integer, those with a point decimals, those with an
  /// exponent or more than 38 digits doubles; text that is not JSON, an object with one name twice,
  /// and nesting below 500 are errors.
  PARSE_JSON(
      named("parse_json").takes(string("json")).gives(VARIANT),
      "the variant that a JSON text says",
      new Example("variant_get(parse_json('[true]'), '$[0]', 'boolean')", "true"));

  /// A call that shows what a function does: its text, and the text of its value (`CAST … AS
  /// string`; `NULL` for NULL).
  public record Example(String call, String gives) {}

  private final Signature signature;
  private final String summary;
  private final Example example;

  ScalarFunction(Signature signature, String summary, Example example) {
    this.signature = signature;
    this.summary = summary;
    this.example = example;
  }

  /// The name people write.
  public String text() {
    return signature.names().getFirst();
  }

  /// Other names for it.
  public List<String> aliases() {
    return signature.names().subList(1, signature.names().size());
  }

  /// What a call takes, in order.
  public List<Parameter> parameters() {
    return signature.parameters();
  }

  /// The type of a call with these arguments, already converted.
  public DataType resultType(List<Expr> arguments) {
    return signature.result().of(arguments);
  }

  /// Where a call is NULL.
  public NullRule nulls() {
    return signature.nulls();
  }

  /// How far a call can be trusted to give the same again.
  public Volatility volatility() {
    return Volatility.IMMUTABLE;
  }

  /// Whether some call may end in an error for arguments of the right types; [Expr#canFail] knows
  /// more about a given one.
  public boolean canFail() {
    return switch (this) {
      case SPAN_LEN, SUBSTRING, ABS, ROUND, DATE_TRUNC, MAP -> true;
      case ADD_MONTHS, ADD_DAYS, ADD_MICROS, DATE_DIFF -> true;
      case VARIANT_GET, TRY_VARIANT_GET, TO_JSON, PARSE_JSON -> true;
      default -> false;
    };
  }

  /// What it gives, in half a sentence.
  public String summary() {
    return summary;
  }

  /// A call and its value.
  public Example example() {
    return example;
  }

  /// The call as documentation writes it: `substring(value, start, [count=…])`.
  public String signature() {
    return signature.text();
  }
}
