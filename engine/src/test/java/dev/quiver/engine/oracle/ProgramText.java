package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quiver.engine.oracle.Relation.Col;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A document as it grows, and the same as common tables of DuckDB's.
final class ProgramText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode views = JSON.createArrayNode();
  private final List<String> commons = new ArrayList<>();
  private final Set<String> inputs = new LinkedHashSet<>();

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /// A transform of one source.
  static ObjectNode transform(String kind, Source source) {
    return object().put("kind", kind).put("source", source.relation().name());
  }

  int size() {
    return views.size();
  }

  /// Adds a view of a transform, which DuckDB does by a query.
  Source define(
      ObjectNode transform, List<Source> sources, List<Col> columns, long rows, String query) {
    Relation view = new Relation("v" + views.size(), true, columns);
    ObjectNode definition = views.addObject();
    definition.put("name", view.name()).put("view_kind", "random");
    ArrayNode dependencies = definition.putArray("view_dependencies");
    sources.stream()
        .map(Source::relation)
        .filter(Relation::isView)
        .map(Relation::name)
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(dependencies::add);
    sources.stream()
        .map(Source::relation)
        .filter(it -> !it.isView())
        .forEach(it -> inputs.add(it.name()));
    definition.set("transform", transform);
    definition.putObject("output_schema").putObject("columns");
    commons.add(view.name() + " AS (" + query + ")");
    return new Source(view, rows);
  }

  /// The document of a version, whose one output is never written.
  String document(int version, Source result) {
    ObjectNode spec = object().put("version", version);
    ArrayNode tables = spec.putArray("input_relations");
    for (String input : inputs) {
      tables.addObject().put("logical_name", input).put("delta_location", input);
    }
    spec.set("view_definitions", views);
    ObjectNode graph = spec.putObject("join_graph");
    graph.putArray("edges");
    graph.putArray("constraints");
    ObjectNode output = spec.putArray("output_targets").addObject();
    output
        .put("table_name", "out")
        .put("delta_location", "out")
        .put("source_view", result.relation().name());
    output.putArray("columns");
    spec.putArray("rule_intents");
    spec.put("rulepack_profile", "Default");
    return spec.toPrettyString();
  }

  /// The rows of a view in DuckDB, in an order if one is said.
  String query(Source result, List<String> order) {
    String by = order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order);
    return "WITH "
        + String.join(",\n", commons)
        + "\nSELECT * FROM "
        + result.relation().name()
        + by;
  }
}
