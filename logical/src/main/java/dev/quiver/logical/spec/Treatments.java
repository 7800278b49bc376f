package dev.quiver.logical.spec;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of what becomes of each field: run, warned of, or refused.
///
/// Fields go by patterns: `[]` stands for any item, `{Kind}` for the variant of a transform or a
/// target. The table is walked along with every spec, and a field without a row is a defect of
/// ours, so that nothing is silently ignored.
final class Treatments {
  private static final Json FALSE = new Json.Bool(false);
  private static final Json NO_ITEMS = new Json.Items(List.of());
  private static final Treatment RUN = new Treatment.Run();
  private static final Treatment RUN_WHOLE = new Treatment.RunWhole();
  private static final Treatment LABEL = new Treatment.Label();

  private static final Map<String, Treatment> ROWS = new Treatments().table();

  private final Map<String, Treatment> rows = new HashMap<>();

  private Treatments() {}

  private Map<String, Treatment> table() {
    rows(
        "",
        RUN,
        "version",
        "input_relations",
        "view_definitions",
        "output_targets",
        "runtime",
        "typed_parameters");
    warned("join_graph.", NO_ITEMS, "edges", "constraints");
    rows("", RUN, "join_graph");
    warned("", NO_ITEMS, "rule_intents");
    warned("", new Json.Text("Default"), "rulepack_profile");
    warned("", Json.Null.VALUE, "cache_policy");
    rows("", RUN_WHOLE, "parameters");
    refused("", Json.Null.VALUE, "rule_overlay", "runtime_profile", "maintenance");

    rows("input_relations[]", RUN, "", ".logical_name", ".delta_location", ".version_pin");
    rows("input_relations[].", RUN, "requires_lineage", "timestamp_pin");
    rows("input_relations[].", RUN_WHOLE, "files", "columns");
    refused("input_relations[].", NO_ITEMS, "keys");

    rows("view_definitions[]", RUN, "", ".name", ".transform", ".output_schema");
    rows("view_definitions[].", RUN_WHOLE, "view_dependencies", "output_schema.columns");
    rows("view_definitions[].", LABEL, "view_kind");
    transforms();

    rows(
        "output_targets[]",
        RUN,
        "",
        ".table_name",
        ".delta_location",
        ".source_view",
        ".max_commit_retries");
    rows("output_targets[].", RUN_WHOLE, "columns", "partition_by", "write_metadata");
    outputs();

    rows("typed_parameters[]", RUN, "", ".target");
    rows("typed_parameters[].", RUN_WHOLE, "target{PlaceholderPos}", "target{FilterEq}", "value");
    rows("typed_parameters[].", LABEL, "label");
    runtime();
    return Map.copyOf(rows);
  }

  /// The treatment of a field, by its pattern.
  static Treatment of(String pattern) {
    Treatment treatment = ROWS.get(pattern);
    if (treatment == null) {
      throw new AssertionError("no treatment of field " + pattern);
    }
    return treatment;
  }

  /// All patterns of the table.
  static Set<String> patterns() {
    return ROWS.keySet();
  }

  private void outputs() {
    String output = "output_targets[].";
    rows.put(
        output + "materialization_mode",
        new Treatment.RefusedWhen(
            mode -> !Set.of(new Json.Text("Append"), new Json.Text("Overwrite")).contains(mode),
            "materialization mode"));
    refused(output, new Json.Text("reject"), "schema_mode");
    rows(output, RUN_WHOLE, "bloom_filters", "statistics_columns", "target_file_size");
    refused(output, NO_ITEMS, "cluster_by", "constraints");
    refused(output, new Json.Members(Collections.emptySortedMap()), "table_properties");
    refused(output, Json.Null.VALUE, "replace_where", "merge", "transaction_id");
  }

  private void transforms() {
    String transform = "view_definitions[].transform";
    rows(
        transform,
        RUN,
        "{Project}",
        "{Filter}",
        "{Relate}",
        "{Union}",
        "{Aggregate}",
        "{Normalize}",
        "{IncrementalCdf}",
        "{Metadata}",
        "{FileManifest}",
        "{CpgEmit}",
        "{Intersect}",
        "{Except}",
        "{Sort}",
        "{Limit}",
        "{TopK}",
        "{Dedupe}",
        "{Values}",
        "{Sql}");
    rows(transform, RUN_WHOLE, "{Sql}.query");
    rows(transform, RUN_WHOLE, "{Project}.source", "{Project}.columns");
    rows(transform, RUN_WHOLE, "{Filter}.source", "{Filter}.predicate");
    rows(
        transform,
        RUN_WHOLE,
        "{Relate}.left",
        "{Relate}.right",
        "{Relate}.join_type",
        "{Relate}.join_keys",
        "{Relate}.condition",
        "{Relate}.null_safe",
        "{Relate}.mark",
        "{Relate}.left_prefix",
        "{Relate}.right_prefix");
    rows(
        transform,
        RUN_WHOLE,
        "{Union}.sources",
        "{Union}.discriminator_column",
        "{Union}.distinct",
        "{Union}.by");
    rows(transform, RUN_WHOLE, "{Intersect}.sources", "{Intersect}.distinct");
    rows(transform, RUN_WHOLE, "{Except}.sources", "{Except}.distinct");
    rows(transform, RUN_WHOLE, "{Sort}.source", "{Sort}.order_by");
    rows(transform, RUN_WHOLE, "{Limit}.source", "{Limit}.limit", "{Limit}.offset");
    rows(transform, RUN_WHOLE, "{TopK}.source", "{TopK}.k", "{TopK}.order_by");
    rows(transform, RUN_WHOLE, "{Dedupe}.source", "{Dedupe}.keys", "{Dedupe}.order_by");
    rows(transform, RUN_WHOLE, "{Values}.columns", "{Values}.rows");
    rows(
        transform,
        RUN_WHOLE,
        "{Aggregate}.source",
        "{Aggregate}.group_by",
        "{Aggregate}.aggregations",
        "{Aggregate}.grouping_sets");
    rows(
        transform,
        RUN_WHOLE,
        "{Normalize}.source",
        "{Normalize}.id_columns",
        "{Normalize}.span_columns",
        "{Normalize}.text_columns");
    rows(transform, RUN_WHOLE, "{CpgEmit}.sources");
    rows(
        transform,
        RUN_WHOLE,
        "{IncrementalCdf}.source",
        "{IncrementalCdf}.starting_version",
        "{IncrementalCdf}.ending_version",
        "{IncrementalCdf}.starting_timestamp",
        "{IncrementalCdf}.ending_timestamp",
        "{Metadata}.source",
        "{FileManifest}.source");
    rows.put(
        transform + "{CpgEmit}.output_kind",
        new Treatment.RefusedWhen(
            kind -> !Set.of(new Json.Text("Nodes"), new Json.Text("Edges")).contains(kind),
            "CpgEmit of kind"));
  }

  private void runtime() {
    rows("runtime.", RUN_WHOLE, "lineage_tags");
    refused(
        "runtime.",
        FALSE,
        "compliance_capture",
        "capture_substrait",
        "capture_optimizer_lab",
        "capture_delta_codec");
    refused("runtime.", new Json.Text("Off"), "tuner_mode");
    warned("runtime.", new Json.Text("warn"), "pushdown_enforcement_mode");
    warned("runtime.", new Json.Text("permissive"), "extension_governance_mode");
    warned(
        "runtime.",
        FALSE,
        "enable_tracing",
        "enable_rule_tracing",
        "enable_plan_preview",
        "enable_function_factory",
        "enable_domain_planner",
        "enable_relation_planner");
    warned("runtime.", Json.Null.VALUE, "tracing_preset");
    warned("runtime.", RuntimeJson.tracing(TracingConfig.DEFAULT), "tracing");
  }

  private void rows(String prefix, Treatment treatment, String... fields) {
    for (String field : fields) {
      rows.put(prefix + field, treatment);
    }
  }

  private void warned(String prefix, Json unused, String... fields) {
    for (String field : fields) {
      rows.put(prefix + field, new Treatment.Warned(unused, named(prefix, field)));
    }
  }

  private void refused(String prefix, Json unused, String... fields) {
    for (String field : fields) {
      rows.put(prefix + field, new Treatment.Refused(unused, named(prefix, field)));
    }
  }

  private static String named(String prefix, String field) {
    return prefix.endsWith("[].") ? field : prefix + field;
  }
}
