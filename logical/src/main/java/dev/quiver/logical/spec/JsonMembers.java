package dev.quiver.logical.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// An object while it is written.
final class JsonMembers {
  private final SortedMap<String, Json> members = new TreeMap<>(Utf8Order.COMPARATOR);

  JsonMembers put(String name, Json value) {
    members.put(name, value);
    return this;
  }

  JsonMembers text(String name, String value) {
    return put(name, new Json.Text(value));
  }

  JsonMembers bool(String name, boolean value) {
    return put(name, new Json.Bool(value));
  }

  JsonMembers whole(String name, long value) {
    return put(name, Json.Whole.of(value));
  }

  JsonMembers name(String name, WireName value) {
    return text(name, value.wire());
  }

  JsonMembers texts(String name, List<String> values) {
    return put(name, texts(values));
  }

  JsonMembers texts(String name, Map<String, String> values) {
    JsonMembers object = new JsonMembers();
    values.forEach(object::text);
    return put(name, object.end());
  }

  <T> JsonMembers list(String name, List<T> values, Function<T, Json> item) {
    return put(name, items(values, item));
  }

  <T> JsonMembers optional(String name, Optional<T> value, Function<T, Json> write) {
    return put(name, value.map(write).orElse(Json.Null.VALUE));
  }

  JsonMembers optionalText(String name, Optional<String> value) {
    return optional(name, value, Json.Text::new);
  }

  JsonMembers optionalWhole(String name, Optional<Long> value) {
    return optional(name, value, Json.Whole::of);
  }

  JsonMembers optionalName(String name, Optional<? extends WireName> value) {
    return optionalText(name, value.map(WireName::wire));
  }

  Json end() {
    return new Json.Members(members);
  }

  static <T> Json items(List<T> values, Function<T, Json> item) {
    return new Json.Items(values.stream().map(item).toList());
  }

  static Json texts(List<String> values) {
    return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
  }
}
