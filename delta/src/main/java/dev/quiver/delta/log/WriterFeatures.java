package dev.quiver.delta.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Tells what a table asks of its writers.
///
/// A feature that a table may use but does not is no reason to refuse: constraints are looked for
/// in the properties, invariants in the schema.
public final class WriterFeatures {
  private static final int TABLE_FEATURES = 7;

  /// Those that ask nothing of a plain append or overwrite, and those looked for by their use.
  private static final Set<String> WRITTEN =
      Set.of(
          "allowColumnDefaults",
          "appendOnly",
          "changeDataFeed",
          "checkConstraints",
          "columnMapping",
          "deletionVectors",
          "domainMetadata",
          "generatedColumns",
          "identityColumns",
          "inCommitTimestamp",
          "invariants",
          "timestampNtz",
          "typeWidening",
          "typeWidening-preview",
          "v2Checkpoint",
          "vacuumProtocolCheck",
          "variantType");

  /// What the properties of a column say, and what it is called.
  private static final Map<String, String> IN_SCHEMA =
      Map.of(
          "delta.invariants", "an invariant",
          "delta.generationExpression", "a generation expression",
          "delta.identity.start", "identity values");

  private WriterFeatures() {}

  /// What the table asks of writers that Quiver does not do, in words; empty if nothing.
  public static Optional<String> unsupported(Snapshot table, boolean removes) {
    Protocol protocol = table.protocol();
    if (protocol.minWriter() > TABLE_FEATURES) {
      return Optional.of("writer version " + protocol.minWriter());
    }
    for (String feature : protocol.writerFeatures()) {
      if (!WRITTEN.contains(feature)) {
        return Optional.of("table feature " + feature);
      }
    }
    return inProperties(table.metadata(), removes).or(() -> inSchema(schema(table), "", true));
  }

  /// The columns that are NOT NULL.
  public static Set<String> notNull(Snapshot table) {
    Set<String> names = new TreeSet<>();
    for (JsonNode field : schema(table).path("fields")) {
      if (!field.path("nullable").asBoolean(true)) {
        names.add(field.path("name").asText());
      }
    }
    return names;
  }

  private static Optional<String> inProperties(Metadata metadata, boolean removes) {
    Optional<String> constraint =
        metadata.configuration().keySet().stream()
            .filter(key -> key.startsWith("delta.constraints."))
            .findFirst();
    if (constraint.isPresent()) {
      return Optional.of("the constraint " + constraint.get());
    }
    if (!metadata.configuration().getOrDefault("delta.columnMapping.mode", "none").equals("none")) {
      return Optional.of("column mapping");
    }
    if (removes && metadata.isOn("delta.enableChangeDataFeed")) {
      return Optional.of("overwriting a table with a change data feed");
    }
    return Optional.empty();
  }

  private static Optional<String> inSchema(JsonNode struct, String above, boolean top) {
    for (JsonNode field : struct.path("fields")) {
      String name = above + field.path("name").asText();
      boolean nested = field.path("type").isObject();
      if ((nested || !top) && !field.path("nullable").asBoolean(true)) {
        return Optional.of("NOT NULL on struct or member " + name);
      }
      for (Map.Entry<String, String> use : IN_SCHEMA.entrySet()) {
        if (field.path("metadata").has(use.getKey())) {
          return Optional.of(use.getValue() + " of column " + name);
        }
      }
      Optional<String> below = inType(field.path("type"), name);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inType(JsonNode type, String name) {
    return switch (type.path("type").asText()) {
      case "struct" -> inSchema(type, name + ".", false);
      case "array" -> inElements(type, "elementType", "containsNull", name + ".element");
      case "map" ->
          inType(type.path("keyType"), name + ".key")
              .or(() -> inElements(type, "valueType", "valueContainsNull", name + ".value"));
      default -> Optional.empty();
    };
  }

  private static Optional<String> inElements(
      JsonNode type, String element, String nullable, String name) {
    return type.path(nullable).asBoolean(true)
        ? inType(type.path(element), name)
        : Optional.of("NOT NULL on " + name);
  }

  private static JsonNode schema(Snapshot table) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
    try {
      return new ObjectMapper(JsonFactory.builder().streamReadConstraints(constraints).build())
          .readTree(table.metadata().schemaJson());
    } catch (JsonProcessingException e) {
      throw TableErrors.corrupt(table.location(), "its schema is not JSON", e);
    }
  }
}
