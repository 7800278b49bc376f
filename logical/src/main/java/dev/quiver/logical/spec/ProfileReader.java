package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT32;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.UNSIGNED;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;

import java.util.List;

/// Reads what a document says about rules, resources, caches and maintenance.
final class ProfileReader {
  static final Decoder<RuleIntent> RULE_INTENT =
      object(fields ->
          new RuleIntent(
              fields.required("name", TEXT),
              fields.required("class", oneOf("rule class", RuleClass.values())),
              fields.any("params")));

  private static final Decoder<RuleOverlayProfile.RulePriority> PRIORITY =
      object(fields ->
          new RuleOverlayProfile.RulePriority(
              fields.required("rule_name", TEXT), fields.required("priority", INT32)));

  static final Decoder<RuleOverlayProfile> OVERLAY =
      object(fields ->
          new RuleOverlayProfile(
              fields.required("additional_intents", list(RULE_INTENT)),
              fields.required("exclude_rules", list(TEXT)),
              fields.required("priority_overrides", list(PRIORITY)),
              fields.required("explain_per_rule", BOOL)));

  private static final Decoder<String> TTL = Shape.of(TEXT::shape, ProfileReader::ttl);

  static final Decoder<RuntimeProfileSpec> RUNTIME_PROFILE =
      object(fields ->
          new RuntimeProfileSpec(
              fields.required("profile_name", TEXT),
              fields.required("target_partitions", UNSIGNED),
              fields.required("batch_size", UNSIGNED),
              fields.required("planning_concurrency", UNSIGNED),
              fields.required("meta_fetch_concurrency", UNSIGNED),
              fields.required("memory_pool_bytes", UNSIGNED),
              fields.required("max_temp_directory_bytes", UNSIGNED),
              fields.required("repartition_joins", BOOL),
              fields.required("repartition_aggregations", BOOL),
              fields.required("repartition_windows", BOOL),
              fields.required("repartition_sorts", BOOL),
              fields.required("repartition_file_scans", BOOL),
              fields.required("repartition_file_min_size", UNSIGNED),
              fields.required("parquet_pruning", BOOL),
              fields.required("pushdown_filters", BOOL),
              fields.required("enable_page_index", BOOL),
              fields.required("metadata_size_hint", UNSIGNED),
              fields.optional("max_predicate_cache_size", UNSIGNED),
              fields.required("list_files_cache_limit", UNSIGNED),
              fields.optional("list_files_cache_ttl", TTL),
              fields.required("metadata_cache_limit", UNSIGNED),
              fields.required("collect_statistics", BOOL),
              fields.required("optimizer_max_passes", UNSIGNED),
              fields.required("skip_failed_rules", BOOL),
              fields.required("filter_null_join_keys", BOOL),
              fields.required("enable_dynamic_filter_pushdown", BOOL),
              fields.required("enable_join_dynamic_filter_pushdown", BOOL),
              fields.required("enable_aggregate_dynamic_filter_pushdown", BOOL),
              fields.required("enable_topk_dynamic_filter_pushdown", BOOL),
              fields.required("enable_sort_pushdown", BOOL),
              fields.required("allow_symmetric_joins_without_pruning", BOOL),
              fields.required("enable_recursive_ctes", BOOL),
              fields.required("enable_ident_normalization", BOOL),
              fields.required("show_statistics", BOOL),
              fields.required("show_schema", BOOL)));

  private static final Decoder<CachePlacementPolicy.CacheOverride> CACHE_OVERRIDE =
      object(fields ->
          new CachePlacementPolicy.CacheOverride(
              fields.required("view_name", TEXT),
              fields.required("action", oneOf("action", CacheAction.values()))));

  static final Decoder<CachePlacementPolicy> CACHE_POLICY =
      object(fields ->
          new CachePlacementPolicy(
              fields.required("min_fanout", UNSIGNED),
              fields.optional("min_estimated_rows", UNSIGNED),
              fields.optional("cache_memory_budget", UNSIGNED),
              fields.required("use_historical_metrics", BOOL),
              fields.required("overrides", list(CACHE_OVERRIDE))));

  private static final Decoder<MaintenanceSchedule.CompactPolicy> COMPACT =
      object(fields ->
          new MaintenanceSchedule.CompactPolicy(
              fields.defaulted(
                  "target_file_size",
                  MaintenanceSchedule.CompactPolicy.DEFAULT_FILE_SIZE,
                  UNSIGNED)));

  private static final Decoder<MaintenanceSchedule.VacuumPolicy> VACUUM =
      object(fields ->
          new MaintenanceSchedule.VacuumPolicy(
              fields.required("retention_hours", UNSIGNED),
              fields.defaulted("require_protocol_check", true, BOOL),
              fields.defaulted("dry_run_first", false, BOOL)));

  static final Decoder<MaintenanceSchedule.ConstraintSpec> CONSTRAINT =
      object(fields ->
          new MaintenanceSchedule.ConstraintSpec(
              fields.required("name", TEXT), fields.required("expression", TEXT)));

  static final Decoder<MaintenanceSchedule> MAINTENANCE =
      object(fields ->
          new MaintenanceSchedule(
              fields.defaulted("target_tables", List.of(), list(TEXT)),
              fields.optional("compact", COMPACT),
              fields.optional("vacuum", VACUUM),
              fields.defaulted("checkpoint", false, BOOL),
              fields.defaulted("metadata_cleanup", false, BOOL),
              fields.defaulted("constraints", List.of(), list(CONSTRAINT)),
              fields.defaulted("max_parallel_tables", 1L, UNSIGNED),
              fields.defaulted("require_table_quiescence", false, BOOL)));

  private ProfileReader() {}

  private static String ttl(Json json, Place place) {
    String text = TEXT.decode(json, place);
    if (json instanceof Json.Text && CacheTtl.seconds(text).isEmpty()) {
      place.add("not a lifetime: " + text, "has 90, 90s, 2m, 1h, 1d");
    }
    return text;
  }
}
