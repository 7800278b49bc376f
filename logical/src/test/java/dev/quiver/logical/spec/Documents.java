package dev.quiver.logical.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Documents to test with.
final class Documents {
  /// The smallest document that reads.
  static final String SMALLEST =
      """
      {"version": 4,
       "input_relations": [{"logical_name": "t", "delta_location": "/t"}],
       "view_definitions": [{"name": "v", "view_kind": "filter", "view_dependencies": [],
         "transform": {"kind": "Filter", "source": "t", "predicate": "TRUE"},
         "output_schema": {"columns": {}}}],
       "join_graph": {"edges": [], "constraints": []},
       "output_targets": [{"table_name": "o", "delta_location": "/o", "source_view": "v",
         "columns": []}],
       "rule_intents": [],
       "rulepack_profile": "Default"}
      """;

  private Documents() {}

  /// A document from the test resources.
  static String resource(String name) {
    try (InputStream in = Documents.class.getResourceAsStream("/spec/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The smallest document with `found`, which must be in it, replaced.
  static String changed(String found, String by) {
    if (!SMALLEST.contains(found)) {
      throw new IllegalArgumentException("not in the document: " + found);
    }
    return SMALLEST.replace(found, by);
  }

  /// The smallest document with more fields in front.
  static String with(String fields) {
    return changed("{\"version\": 4,", "{\"version\": 4, " + fields + ",");
  }
}
