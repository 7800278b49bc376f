package dev.quiver.delta.commit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes one JSON object, members in the order they are put.
final class JsonObject {
  private static final int FIRST_PRINTABLE = 0x20;
  private static final int DELETE = 0x7f;

  private final StringBuilder text = new StringBuilder("{");

  JsonObject put(String name, String value) {
    return putJson(name, quote(value));
  }

  JsonObject put(String name, long value) {
    return putJson(name, Long.toString(value));
  }

  JsonObject put(String name, boolean value) {
    return putJson(name, Boolean.toString(value));
  }

  JsonObject put(String name, JsonObject value) {
    return putJson(name, value.toString());
  }

  JsonObject put(String name, Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::put);
    return put(name, object);
  }

  JsonObject put(String name, List<String> values) {
    return putJson(name, array(values, JsonObject::quote));
  }

  /// Puts what is JSON already.
  JsonObject putJson(String name, String json) {
    text.append(text.length() == 1 ? "" : ",").append(quote(name)).append(':').append(json);
    return this;
  }

  boolean isEmpty() {
    return text.length() == 1;
  }

  @Override
  public String toString() {
    return text + "}";
  }

  static <T> String array(Iterable<T> values, Function<T, String> json) {
    StringBuilder array = new StringBuilder("[");
    for (T value : values) {
      array.append(array.length() == 1 ? "" : ",").append(json.apply(value));
    }
    return array.append(']').toString();
  }

  static String quote(String value) {
    return value
        .chars()
        .mapToObj(unit -> escape((char) unit))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escape(char unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          unit < FIRST_PRINTABLE || unit == DELETE
              ? "\\u%04x".formatted((int) unit)
              : Character.toString(unit);
    };
  }
}
