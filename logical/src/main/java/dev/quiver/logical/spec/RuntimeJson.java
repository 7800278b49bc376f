package dev.quiver.logical.spec;

/// Writes the switches of a run.
final class RuntimeJson {
  private RuntimeJson() {}

  static Json of(RuntimeConfig runtime) {
    return new JsonMembers()
        .bool("compliance_capture", runtime.complianceCapture())
        .name("tuner_mode", runtime.tunerMode())
        .bool("capture_substrait", runtime.captureSubstrait())
        .bool("capture_optimizer_lab", runtime.captureOptimizerLab())
        .bool("capture_delta_codec", runtime.captureDeltaCodec())
        .name("pushdown_enforcement_mode", runtime.pushdownEnforcementMode())
        .name("extension_governance_mode", runtime.extensionGovernanceMode())
        .bool("enable_tracing", runtime.enableTracing())
        .bool("enable_rule_tracing", runtime.enableRuleTracing())
        .bool("enable_plan_preview", runtime.enablePlanPreview())
        .bool("enable_function_factory", runtime.enableFunctionFactory())
        .bool("enable_domain_planner", runtime.enableDomainPlanner())
        .bool("enable_relation_planner", runtime.enableRelationPlanner())
        .texts("lineage_tags", runtime.lineageTags())
        .optionalName("tracing_preset", runtime.tracingPreset())
        .put("tracing", tracing(runtime.tracing()))
        .end();
  }

  static Json tracing(TracingConfig tracing) {
    return new JsonMembers()
        .bool("enabled", tracing.enabled())
        .bool("record_metrics", tracing.recordMetrics())
        .name("rule_mode", tracing.ruleMode())
        .bool("plan_diff", tracing.planDiff())
        .whole("preview_limit", tracing.previewLimit())
        .name("preview_redaction_mode", tracing.previewRedactionMode())
        .texts("preview_redacted_columns", tracing.previewRedactedColumns())
        .text("preview_redaction_token", tracing.previewRedactionToken())
        .whole("preview_max_width", tracing.previewMaxWidth())
        .whole("preview_max_row_height", tracing.previewMaxRowHeight())
        .whole("preview_min_compacted_col_width", tracing.previewMinCompactedColWidth())
        .bool("instrument_object_store", tracing.instrumentObjectStore())
        .optionalText("otlp_endpoint", tracing.otlpEndpoint())
        .optionalName("otlp_protocol", tracing.otlpProtocol())
        .optionalText("otel_service_name", tracing.otelServiceName())
        .texts("otel_resource_attributes", tracing.otelResourceAttributes())
        .texts("custom_span_fields", tracing.customSpanFields())
        .put("export_policy", exportPolicy(tracing.exportPolicy()))
        .end();
  }

  private static Json exportPolicy(TraceExportPolicy policy) {
    return new JsonMembers()
        .text("traces_sampler", policy.tracesSampler())
        .optionalText("traces_sampler_arg", policy.tracesSamplerArg())
        .whole("bsp_max_queue_size", policy.bspMaxQueueSize())
        .whole("bsp_max_export_batch_size", policy.bspMaxExportBatchSize())
        .whole("bsp_schedule_delay_ms", policy.bspScheduleDelayMs())
        .whole("bsp_export_timeout_ms", policy.bspExportTimeoutMs())
        .end();
  }
}
