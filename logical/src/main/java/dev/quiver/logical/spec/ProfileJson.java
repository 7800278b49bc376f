package dev.quiver.logical.spec;

/// Writes what a document says about rules, resources, caches and maintenance.
final class ProfileJson {
  private ProfileJson() {}

  static Json intent(RuleIntent intent) {
    return new JsonMembers()
        .text("name", intent.name())
        .name("class", intent.ruleClass())
        .put("params", intent.params())
        .end();
  }

  static Json overlay(RuleOverlayProfile overlay) {
    return new JsonMembers()
        .list("additional_intents", overlay.additionalIntents(), ProfileJson::intent)
        .texts("exclude_rules", overlay.excludeRules())
        .list("priority_overrides", overlay.priorityOverrides(), ProfileJson::priority)
        .bool("explain_per_rule", overlay.explainPerRule())
        .end();
  }

  private static Json priority(RuleOverlayProfile.RulePriority priority) {
    return new JsonMembers()
        .text("rule_name", priority.ruleName())
        .whole("priority", priority.priority())
        .end();
  }

  static Json runtimeProfile(RuntimeProfileSpec profile) {
    return new JsonMembers()
        .text("profile_name", profile.profileName())
        .whole("target_partitions", profile.targetPartitions())
        .whole("batch_size", profile.batchSize())
        .whole("planning_concurrency", profile.planningConcurrency())
        .whole("meta_fetch_concurrency", profile.metaFetchConcurrency())
        .whole("memory_pool_bytes", profile.memoryPoolBytes())
        .whole("max_temp_directory_bytes", profile.maxTempDirectoryBytes())
        .bool("repartition_joins", profile.repartitionJoins())
        .bool("repartition_aggregations", profile.repartitionAggregations())
        .bool("repartition_windows", profile.repartitionWindows())
        .bool("repartition_sorts", profile.repartitionSorts())
        .bool("repartition_file_scans", profile.repartitionFileScans())
        .whole("repartition_file_min_size", profile.repartitionFileMinSize())
        .bool("parquet_pruning", profile.parquetPruning())
        .bool("pushdown_filters", profile.pushdownFilters())
        .bool("enable_page_index", profile.enablePageIndex())
        .whole("metadata_size_hint", profile.metadataSizeHint())
        .optionalWhole("max_predicate_cache_size", profile.maxPredicateCacheSize())
        .whole("list_files_cache_limit", profile.listFilesCacheLimit())
        .optionalText("list_files_cache_ttl", profile.listFilesCacheTtl())
        .whole("metadata_cache_limit", profile.metadataCacheLimit())
        .bool("collect_statistics", profile.collectStatistics())
        .whole("optimizer_max_passes", profile.optimizerMaxPasses())
        .bool("skip_failed_rules", profile.skipFailedRules())
        .bool("filter_null_join_keys", profile.filterNullJoinKeys())
        .bool("enable_dynamic_filter_pushdown", profile.enableDynamicFilterPushdown())
        .bool("enable_join_dynamic_filter_pushdown", profile.enableJoinDynamicFilterPushdown())
        .bool(
            "enable_aggregate_dynamic_filter_pushdown",
            profile.enableAggregateDynamicFilterPushdown())
        .bool("enable_topk_dynamic_filter_pushdown", profile.enableTopkDynamicFilterPushdown())
        .bool("enable_sort_pushdown", profile.enableSortPushdown())
        .bool("allow_symmetric_joins_without_pruning", profile.allowSymmetricJoinsWithoutPruning())
        .bool("enable_recursive_ctes", profile.enableRecursiveCtes())
        .bool("enable_ident_normalization", profile.enableIdentNormalization())
        .bool("show_statistics", profile.showStatistics())
        .bool("show_schema", profile.showSchema())
        .end();
  }

  static Json cachePolicy(CachePlacementPolicy policy) {
    return new JsonMembers()
        .whole("min_fanout", policy.minFanout())
        .optionalWhole("min_estimated_rows", policy.minEstimatedRows())
        .optionalWhole("cache_memory_budget", policy.cacheMemoryBudget())
        .bool("use_historical_metrics", policy.useHistoricalMetrics())
        .list("overrides", policy.overrides(), ProfileJson::cacheOverride)
        .end();
  }

  private static Json cacheOverride(CachePlacementPolicy.CacheOverride override) {
    return new JsonMembers()
        .text("view_name", override.viewName())
        .name("action", override.action())
        .end();
  }

  static Json maintenance(MaintenanceSchedule schedule) {
    return new JsonMembers()
        .texts("target_tables", schedule.targetTables())
        .optional(
            "compact",
            schedule.compact(),
            it -> new JsonMembers().whole("target_file_size", it.targetFileSize()).end())
        .optional("vacuum", schedule.vacuum(), ProfileJson::vacuum)
        .bool("checkpoint", schedule.checkpoint())
        .bool("metadata_cleanup", schedule.metadataCleanup())
        .list("constraints", schedule.constraints(), ProfileJson::constraint)
        .whole("max_parallel_tables", schedule.maxParallelTables())
        .bool("require_table_quiescence", schedule.requireTableQuiescence())
        .end();
  }

  private static Json vacuum(MaintenanceSchedule.VacuumPolicy vacuum) {
    return new JsonMembers()
        .whole("retention_hours", vacuum.retentionHours())
        .bool("require_protocol_check", vacuum.requireProtocolCheck())
        .bool("dry_run_first", vacuum.dryRunFirst())
        .end();
  }

  static Json constraint(MaintenanceSchedule.ConstraintSpec constraint) {
    return new JsonMembers()
        .text("name", constraint.name())
        .text("expression", constraint.expression())
        .end();
  }
}
