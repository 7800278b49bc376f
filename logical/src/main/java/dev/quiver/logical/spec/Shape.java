package dev.quiver.logical.spec;

import java.util.List;
import java.util.function.LongFunction;

/// Says in JSON Schema what values look like.
final class Shape {
  private static final String TYPE = "type";

  private Shape() {}

  /// A decoder of values that look so in documents of a version.
  static <T> Decoder<T> of(LongFunction<Json> shape, Decoder<T> reading) {
    return new Described<>(shape, reading);
  }

  /// A decoder of values that look the same in every version.
  static <T> Decoder<T> of(Json shape, Decoder<T> reading) {
    return new Described<>(_ -> shape, reading);
  }

  private record Described<T>(LongFunction<Json> inside, Decoder<T> reading) implements Decoder<T> {
    @Override
    public T decode(Json json, Place place) {
      return reading.decode(json, place);
    }

    @Override
    public Json shape(long version) {
      return inside.apply(version);
    }
  }

  /// Any value.
  static Json any() {
    return new JsonMembers().end();
  }

  static Json type(String name) {
    return new JsonMembers().text(TYPE, name).end();
  }

  static Json integer(long min, long max) {
    return new JsonMembers()
        .text(TYPE, "integer")
        .whole("minimum", min)
        .whole("maximum", max)
        .end();
  }

  /// Numbers between two, without them.
  static Json between(long min, long max) {
    return new JsonMembers()
        .text(TYPE, "number")
        .whole("exclusiveMinimum", min)
        .whole("exclusiveMaximum", max)
        .end();
  }

  static Json constant(Json value) {
    return new JsonMembers().put("const", value).end();
  }

  static Json names(List<String> names) {
    return new JsonMembers().texts("enum", names).end();
  }

  static Json list(Json item) {
    return new JsonMembers().text(TYPE, "array").put("items", item).end();
  }

  /// A list of so many items.
  static Json list(Json item, int count) {
    return new JsonMembers()
        .text(TYPE, "array")
        .put("items", item)
        .whole("minItems", count)
        .whole("maxItems", count)
        .end();
  }

  /// Objects of any members.
  static Json map(Json value) {
    return new JsonMembers().text(TYPE, "object").put("additionalProperties", value).end();
  }

  static Json either(Json one, Json other) {
    return new JsonMembers().put("anyOf", new Json.Items(List.of(one, other))).end();
  }

  static Json orNull(Json shape) {
    return either(shape, type("null"));
  }

  /// Objects of exactly one of these shapes.
  static Json oneOf(List<Json> shapes) {
    return new JsonMembers().put("oneOf", new Json.Items(shapes)).end();
  }

  /// Closed objects of the members that reading one asks for.
  static Json object(List<Fields.Member> members, long version) {
    JsonMembers properties = new JsonMembers();
    for (Fields.Member member : members) {
      Json shape = member.decoder().shape(version);
      properties.put(member.name(), member.isNullable() ? orNull(shape) : shape);
    }
    return new JsonMembers()
        .text(TYPE, "object")
        .put("properties", properties.end())
        .texts(
            "required",
            members.stream().filter(Fields.Member::isRequired).map(Fields.Member::name).toList())
        .put("additionalProperties", new Json.Bool(false))
        .end();
  }
}
