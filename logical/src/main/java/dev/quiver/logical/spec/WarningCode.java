package dev.quiver.logical.spec;

import java.util.Locale;

/// What a warning is about.
public enum WarningCode implements WireName {
  SEMANTIC_VALIDATION_WARNING("SemanticValidationWarning"),
  DELTA_COMPATIBILITY_DRIFT("DeltaCompatibilityDrift"),
  RESERVED_PROFILE_KNOB_IGNORED("ReservedProfileKnobIgnored"),
  COST_MODEL_STATS_FALLBACK("CostModelStatsFallback"),
  PUSHDOWN_CONTRACT_VIOLATION("PushdownContractViolation"),
  PLAN_BUNDLE_RUNTIME_CAPTURE_FAILED("PlanBundleRuntimeCaptureFailed"),
  PLAN_BUNDLE_ARTIFACT_BUILD_FAILED("PlanBundleArtifactBuildFailed"),
  OPTIONAL_SUBSTRAIT_CAPTURE_FAILED("OptionalSubstraitCaptureFailed"),
  OPTIONAL_SQL_CAPTURE_FAILED("OptionalSqlCaptureFailed"),
  OPTIONAL_DELTA_CODEC_CAPTURE_FAILED("OptionalDeltaCodecCaptureFailed"),
  COMPLIANCE_OPTIMIZER_LAB_FAILED("ComplianceOptimizerLabFailed"),
  COMPLIANCE_EXPLAIN_CAPTURE_FAILED("ComplianceExplainCaptureFailed"),
  COMPLIANCE_PUSHDOWN_PROBE_FAILED("CompliancePushdownProbeFailed"),
  COMPLIANCE_PUSHDOWN_PROBE_SKIPPED("CompliancePushdownProbeSkipped"),
  COMPLIANCE_SERIALIZATION_FAILED("ComplianceSerializationFailed"),
  MAINTENANCE_FAILED("MaintenanceFailed"),
  LEGACY_PARAMETER_TEMPLATES_REJECTED("LegacyParameterTemplatesRejected");

  private final String wire;

  WarningCode(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /// The form in which warnings are counted.
  public String snakeCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
