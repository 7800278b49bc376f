package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.UNSIGNED;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;
import static dev.quiver.logical.spec.Decoder.texts;

import java.util.List;

/// Reads the switches of a run.
final class RuntimeReader {
  private static final TracingConfig DEFAULT = TracingConfig.DEFAULT;
  private static final TraceExportPolicy EXPORT = TraceExportPolicy.DEFAULT;

  private static final Decoder<TraceExportPolicy> EXPORT_POLICY =
      object(fields ->
          new TraceExportPolicy(
              fields.defaulted("traces_sampler", EXPORT.tracesSampler(), TEXT),
              fields.optional("traces_sampler_arg", TEXT),
              fields.defaulted("bsp_max_queue_size", EXPORT.bspMaxQueueSize(), UNSIGNED),
              fields.defaulted(
                  "bsp_max_export_batch_size", EXPORT.bspMaxExportBatchSize(), UNSIGNED),
              fields.defaulted("bsp_schedule_delay_ms", EXPORT.bspScheduleDelayMs(), UNSIGNED),
              fields.defaulted("bsp_export_timeout_ms", EXPORT.bspExportTimeoutMs(), UNSIGNED)));

  private static final Decoder<TracingConfig> TRACING =
      object(fields ->
          new TracingConfig(
              fields.defaulted("enabled", false, BOOL),
              fields.defaulted("record_metrics", false, BOOL),
              fields.defaulted(
                  "rule_mode", RuleTracing.DISABLED, oneOf("mode", RuleTracing.values())),
              fields.defaulted("plan_diff", false, BOOL),
              fields.defaulted("preview_limit", DEFAULT.previewLimit(), UNSIGNED),
              fields.defaulted(
                  "preview_redaction_mode",
                  RedactionMode.NONE,
                  oneOf("mode", RedactionMode.values())),
              fields.defaulted("preview_redacted_columns", List.of(), list(TEXT)),
              fields.defaulted("preview_redaction_token", DEFAULT.previewRedactionToken(), TEXT),
              fields.defaulted("preview_max_width", DEFAULT.previewMaxWidth(), UNSIGNED),
              fields.defaulted("preview_max_row_height", DEFAULT.previewMaxRowHeight(), UNSIGNED),
              fields.defaulted(
                  "preview_min_compacted_col_width",
                  DEFAULT.previewMinCompactedColWidth(),
                  UNSIGNED),
              fields.defaulted("instrument_object_store", false, BOOL),
              fields.optional("otlp_endpoint", TEXT),
              fields.optional("otlp_protocol", oneOf("protocol", OtlpProtocol.values())),
              fields.optional("otel_service_name", TEXT),
              fields.defaulted("otel_resource_attributes", Decoder.NO_TEXTS, texts()),
              fields.defaulted("custom_span_fields", Decoder.NO_TEXTS, texts()),
              fields.defaulted("export_policy", TraceExportPolicy.DEFAULT, EXPORT_POLICY)));

  static final Decoder<RuntimeConfig> RUNTIME =
      object(fields ->
          new RuntimeConfig(
              fields.defaulted("compliance_capture", false, BOOL),
              fields.defaulted(
                  "tuner_mode", TunerMode.OFF, oneOf("tuner mode", TunerMode.values())),
              fields.defaulted("capture_substrait", false, BOOL),
              fields.defaulted("capture_optimizer_lab", false, BOOL),
              fields.defaulted("capture_delta_codec", false, BOOL),
              fields.defaulted(
                  "pushdown_enforcement_mode",
                  PushdownEnforcement.WARN,
                  oneOf("mode", PushdownEnforcement.values())),
              fields.defaulted(
                  "extension_governance_mode",
                  ExtensionGovernance.PERMISSIVE,
                  oneOf("mode", ExtensionGovernance.values())),
              fields.defaulted("enable_tracing", false, BOOL),
              fields.defaulted("enable_rule_tracing", false, BOOL),
              fields.defaulted("enable_plan_preview", false, BOOL),
              fields.defaulted("enable_function_factory", false, BOOL),
              fields.defaulted("enable_domain_planner", false, BOOL),
              fields.defaulted("enable_relation_planner", false, BOOL),
              fields.defaulted("lineage_tags", Decoder.NO_TEXTS, texts()),
              fields.optional("tracing_preset", oneOf("preset", TracingPreset.values())),
              fields.defaulted("tracing", TracingConfig.DEFAULT, TRACING)));

  private RuntimeReader() {}
}
