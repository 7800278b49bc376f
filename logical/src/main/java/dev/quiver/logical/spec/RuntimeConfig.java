package dev.quiver.logical.spec;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;

/// Switches of one run.
public record RuntimeConfig(
    boolean complianceCapture,
    TunerMode tunerMode,
    boolean captureSubstrait,
    boolean captureOptimizerLab,
    boolean captureDeltaCodec,
    PushdownEnforcement pushdownEnforcementMode,
    ExtensionGovernance extensionGovernanceMode,
    boolean enableTracing,
    boolean enableRuleTracing,
    boolean enablePlanPreview,
    boolean enableFunctionFactory,
    boolean enableDomainPlanner,
    boolean enableRelationPlanner,
    SortedMap<String, String> lineageTags,
    Optional<TracingPreset> tracingPreset,
    TracingConfig tracing) {
  /// What holds when a document says nothing.
  public static final RuntimeConfig DEFAULT =
      new RuntimeConfig(
          false,
          TunerMode.OFF,
          false,
          false,
          false,
          PushdownEnforcement.WARN,
          ExtensionGovernance.PERMISSIVE,
          false,
          false,
          false,
          false,
          false,
          false,
          Collections.emptySortedMap(),
          Optional.empty(),
          TracingConfig.DEFAULT);

  /// The tracing that results from preset, explicit object and the older switches.
  ///
  /// An explicit object that differs from the default replaces the preset as a whole; the switches
  /// only ever raise.
  public TracingConfig effectiveTracing() {
    TracingConfig chosen =
        tracing.equals(TracingConfig.DEFAULT)
            ? tracingPreset.map(TracingConfig::of).orElse(tracing)
            : tracing;
    return chosen.raised(enableTracing, enableRuleTracing, enablePlanPreview);
  }
}
