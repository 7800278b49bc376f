package dev.quiver.logical.spec;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The JSON Schema (2020-12) of spec documents, as the decoders that read them describe it.
///
/// What it cannot say the reader still asks for: rules between members, and everything that names
/// stand for.
public final class SpecSchema {
  /// The versions there are.
  public static final List<Long> VERSIONS = List.of(SpecReader.FIRST, SpecReader.OPENED);

  private static final int INDENT = 2;

  private SpecSchema() {}

  /// The schema of documents of a version, as JSON.
  public static String text(long version) {
    if (!VERSIONS.contains(version)) {
      throw new IllegalArgumentException("no version of the wire: " + version);
    }
    StringBuilder text = new StringBuilder();
    append(of(version), 0, text);
    return text.append('\n').toString();
  }

  static Json of(long version) {
    Json.Members shape = (Json.Members) SpecReader.SPEC.shape(version);
    Json.Members properties = (Json.Members) shape.members().get("properties");
    if (properties == null) {
      throw new IllegalStateException("a document without members");
    }
    JsonMembers changed = new JsonMembers();
    properties.members().forEach(changed::put);
    changed.put("version", Shape.constant(Json.Whole.of(version)));
    changed.put("view_definitions", filled(properties, "view_definitions"));
    if (version == SpecReader.FIRST) {
      changed.put("output_targets", filled(properties, "output_targets"));
    }
    JsonMembers document = new JsonMembers();
    shape.members().forEach(document::put);
    return document
        .text("$schema", "https://json-schema.org/draft/2020-12/schema")
        .text("title", "Quiver spec, version " + version)
        .put("properties", changed.end())
        .end();
  }

  /// A list that is not empty.
  private static Json filled(Json.Members properties, String name) {
    JsonMembers list = new JsonMembers();
    if (properties.members().get(name) instanceof Json.Members(var members)) {
      members.forEach(list::put);
    }
    return list.whole("minItems", 1).end();
  }

  /// Objects and lists of objects over several lines, the rest on one.
  private static void append(Json json, int depth, StringBuilder text) {
    switch (json) {
      case Json.Members(var members) when !members.isEmpty() -> appendMembers(members, depth, text);
      case Json.Items(var items) when items.stream().anyMatch(Json.Members.class::isInstance) ->
          appendItems(items, depth, text);
      case Json other -> text.append(CanonicalJson.print(other));
    }
  }

  private static void appendMembers(
      SortedMap<String, Json> members, int depth, StringBuilder text) {
    String separator = "{";
    for (Map.Entry<String, Json> member : members.entrySet()) {
      text.append(separator).append('\n').repeat(" ", (depth + 1) * INDENT);
      text.append(CanonicalJson.print(new Json.Text(member.getKey()))).append(": ");
      append(member.getValue(), depth + 1, text);
      separator = ",";
    }
    text.append('\n').repeat(" ", depth * INDENT).append('}');
  }

  private static void appendItems(List<Json> items, int depth, StringBuilder text) {
    String separator = "[";
    for (Json item : items) {
      text.append(separator).append('\n').repeat(" ", (depth + 1) * INDENT);
      append(item, depth + 1, text);
      separator = ",";
    }
    text.append('\n').repeat(" ", depth * INDENT).append(']');
  }
}
