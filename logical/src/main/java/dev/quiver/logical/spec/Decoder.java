package dev.quiver.logical.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Turns a JSON value into a Java one. Tells its place what is wrong, and answers something all the
/// same, so that the rest of the document is read too.
@FunctionalInterface
interface Decoder<T> {
  /// The value `json` says, or any other where it says none.
  T decode(Json json, Place place);

  /// What JSON Schema says of the values that this reads in documents of a version. Every decoder
  /// of a document says it.
  default Json shape(long version) {
    throw new IllegalStateException("a decoder that does not say what it reads");
  }

  Decoder<String> TEXT =
      Shape.of(
          Shape.type("string"),
          (json, place) -> {
            if (json instanceof Json.Text(var value)) {
              return value;
            }
            place.isNot("a string", json);
            return "";
          });

  /// Any value, as it is.
  Decoder<Json> ANY = Shape.of(Shape.any(), (json, _) -> json);

  Decoder<Boolean> BOOL =
      Shape.of(
          Shape.type("boolean"),
          (json, place) -> {
            if (json instanceof Json.Bool(var value)) {
              return value;
            }
            place.isNot("a boolean", json);
            return false;
          });

  /// Numbers with a point or without.
  Decoder<Double> REAL =
      Shape.of(
          Shape.type("number"),
          (json, place) ->
              switch (json) {
                case Json.Whole(var value) -> value.doubleValue();
                case Json.Real(var value) -> value;
                case Json.Null _, Json.Bool _, Json.Text _, Json.Items _, Json.Members _ -> {
                  place.isNot("a number", json);
                  yield 0.0;
                }
              });

  /// What a map of strings is when a document says nothing.
  SortedMap<String, String> NO_TEXTS = Collections.emptySortedMap();

  Decoder<Long> INT64 = whole(Long.MIN_VALUE, Long.MAX_VALUE);

  /// Sizes and counts; half of the wire's range, which is more than there is memory.
  Decoder<Long> UNSIGNED = whole(0, Long.MAX_VALUE);

  Decoder<Integer> INT32 = map(whole(Integer.MIN_VALUE, Integer.MAX_VALUE), Long::intValue);

  Decoder<Long> UINT32 = whole(0, 0xffff_ffffL);

  /// Integers within bounds.
  static Decoder<Long> whole(long min, long max) {
    return Shape.of(
        Shape.integer(min, max),
        (json, place) -> {
          if (!(json instanceof Json.Whole(BigInteger value))) {
            place.isNot("an integer", json);
            return Math.max(min, 0);
          }
          if (value.compareTo(BigInteger.valueOf(min)) < 0
              || value.compareTo(BigInteger.valueOf(max)) > 0) {
            place.isOutOfRange("an integer from " + min + " to " + max, json);
            return Math.max(min, 0);
          }
          return value.longValueExact();
        });
  }

  /// What `decoder` gives, changed.
  static <S, T> Decoder<T> map(Decoder<S> decoder, Function<? super S, ? extends T> change) {
    return Shape.of(decoder::shape, (json, place) -> change.apply(decoder.decode(json, place)));
  }

  /// One of the constants, by its name on the wire.
  static <E extends Enum<E> & WireName> Decoder<E> oneOf(String what, E[] constants) {
    List<String> names = Arrays.stream(constants).map(WireName::wire).toList();
    return Shape.of(
        Shape.names(names),
        (json, place) -> {
          String name = TEXT.decode(json, place);
          int ordinal = names.indexOf(name);
          if (ordinal < 0 && json instanceof Json.Text) {
            place.isNoneOf(what, name, names);
          }
          return constants[Math.max(ordinal, 0)];
        });
  }

  /// What `text` makes of a string, else what `other` decodes.
  static <T> Decoder<T> textOr(Function<String, ? extends T> text, Decoder<? extends T> other) {
    return Shape.of(
        version -> Shape.either(TEXT.shape(version), other.shape(version)),
        (json, place) ->
            json instanceof Json.Text(var value) ? text.apply(value) : other.decode(json, place));
  }

  /// A list of what `item` decodes.
  static <T> Decoder<List<T>> list(Decoder<T> item) {
    return Shape.of(
        version -> Shape.list(item.shape(version)),
        (json, place) -> {
          if (!(json instanceof Json.Items(var items))) {
            place.isNot("a list", json);
            return List.of();
          }
          List<T> decoded = new ArrayList<>();
          for (Json each : items) {
            decoded.add(item.decode(each, place.item(decoded.size())));
          }
          return List.copyOf(decoded);
        });
  }

  /// A map from strings to strings.
  static Decoder<SortedMap<String, String>> texts() {
    return Shape.of(
        version -> Shape.map(TEXT.shape(version)),
        (json, place) -> {
          if (!(json instanceof Json.Members(var members))) {
            place.isNot("an object", json);
            return NO_TEXTS;
          }
          SortedMap<String, String> decoded = new TreeMap<>(Utf8Order.COMPARATOR);
          members.forEach(
              (name, value) -> decoded.put(name, TEXT.decode(value, place.member(name))));
          return Collections.unmodifiableSortedMap(decoded);
        });
  }

  /// An object, by its fields; the unknown ones are told.
  static <T> Decoder<T> object(Function<Fields, T> read) {
    return Shape.of(
        version -> Shape.object(Fields.asked(read, version), version),
        (json, place) -> {
          Fields fields = Fields.of(json, place);
          T value = read.apply(fields);
          fields.end();
          return value;
        });
  }
}
