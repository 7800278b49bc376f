package dev.quiver.delta.log.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.log.TableErrors;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says why rows of an older schema cannot be read as those of a newer one: columns may be added,
/// and NOT NULL may be given up, and that is all.
final class SchemaChange {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());

  private SchemaChange() {}

  /// The first reason, in words; empty if there is none.
  static Optional<String> between(String location, String older, String newer) {
    return older.equals(newer)
        ? Optional.empty()
        : struct(parse(location, older), parse(location, newer), "");
  }

  private static JsonNode parse(String location, String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw TableErrors.corrupt(location, "its schema is not JSON", e);
    }
  }

  private static Optional<String> struct(JsonNode older, JsonNode newer, String above) {
    Map<String, JsonNode> members = new HashMap<>();
    newer.path("fields").forEach(member -> members.put(member.path("name").asText(), member));
    for (JsonNode member : older.path("fields")) {
      String name = member.path("name").asText();
      Optional<String> reason = column(member, members.get(name), above + name);
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> column(JsonNode older, @Nullable JsonNode newer, String path) {
    if (newer == null) {
      return Optional.of("column " + path + " was dropped or renamed");
    }
    if (!stored(older).equals(stored(newer))) {
      return Optional.of("column " + path + " is another one of that name");
    }
    if (tightens(older.path("nullable"), newer.path("nullable"))) {
      return Optional.of("column " + path + " became NOT NULL");
    }
    return type(older.path("type"), newer.path("type"), path);
  }

  private static Optional<String> type(JsonNode older, JsonNode newer, String path) {
    String kind = older.path("type").asText();
    if (!older.isObject() || !newer.isObject() || !kind.equals(newer.path("type").asText())) {
      return older.equals(newer) ? Optional.empty() : retyped(older, newer, path);
    }
    return switch (kind) {
      case "struct" -> struct(older, newer, path + ".");
      case "array" ->
          tightens(older.path("containsNull"), newer.path("containsNull"))
              ? retyped(older, newer, path)
              : type(older.path("elementType"), newer.path("elementType"), path + ".element");
      case "map" ->
          tightens(older.path("valueContainsNull"), newer.path("valueContainsNull"))
              ? retyped(older, newer, path)
              : type(older.path("keyType"), newer.path("keyType"), path + ".key")
                  .or(() ->
                      type(older.path("valueType"), newer.path("valueType"), path + ".value"));
      default -> older.equals(newer) ? Optional.empty() : retyped(older, newer, path);
    };
  }

  private static Optional<String> retyped(JsonNode older, JsonNode newer, String path) {
    return Optional.of("column %s was %s and is %s".formatted(path, words(older), words(newer)));
  }

  private static String words(JsonNode type) {
    return type.isTextual() ? type.asText() : type.toString();
  }

  private static boolean tightens(JsonNode older, JsonNode newer) {
    return older.asBoolean(true) && !newer.asBoolean(true);
  }

  private static String stored(JsonNode field) {
    return field
        .path("metadata")
        .path("delta.columnMapping.physicalName")
        .asText(field.path("name").asText());
  }
}
