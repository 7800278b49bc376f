package dev.quiver.logical.expr;

import static dev.quiver.logical.expr.NullRule.AT_LEAST;
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
import dev.quiver.logical.type.DataType.ListOf;

/// The functions of lists, maps and structs.
@SuppressWarnings("ImmutableEnumChecker") // a Declaration is immutable
public enum NestedFunction implements ScalarFunction {
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
          .gives(ResultType::map)
          .fails(),
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

  /// One part more than there are delimiters; an empty delimiter is nowhere.
  STRING_TO_ARRAY(
      named("string_to_array", "string_split", "split")
          .takes(string("value"), string("delimiter"))
          .gives(new ListOf(STRING)),
      "the parts of a text between delimiters",
      new Example("string_to_array('a,b,c', ',')[2]", "b")),

  /// Elements as `CAST(x AS string)` gives them, without those that are NULL.
  ARRAY_TO_STRING(
      named("array_to_string", "list_to_string", "array_join")
          .takes(one("list", Accepts.TEXTS), string("delimiter"))
          .gives(STRING),
      "the elements one after the other with a delimiter between them",
      new Example("array_to_string(make_array(7, NULL, 8), '-')", "7-8"));

  private final Declaration declaration;

  NestedFunction(Signature signature, String summary, Example example) {
    this.declaration = new Declaration(signature, summary, example);
  }

  @Override
  public Declaration declaration() {
    return declaration;
  }
}
