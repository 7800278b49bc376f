package dev.quiver.logical.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a run records of itself, and where that goes.
public record TracingConfig(
    boolean enabled,
    boolean recordMetrics,
    RuleTracing ruleMode,
    boolean planDiff,
    long previewLimit,
    RedactionMode previewRedactionMode,
    List<String> previewRedactedColumns,
    String previewRedactionToken,
    long previewMaxWidth,
    long previewMaxRowHeight,
    long previewMinCompactedColWidth,
    boolean instrumentObjectStore,
    Optional<String> otlpEndpoint,
    Optional<OtlpProtocol> otlpProtocol,
    Optional<String> otelServiceName,
    SortedMap<String, String> otelResourceAttributes,
    SortedMap<String, String> customSpanFields,
    TraceExportPolicy exportPolicy) {
  /// What holds when a document has no tracing object. Metrics are on here, but off in an object
  /// that does not name them: the wire's own quirk, which hashes see.
  public static final TracingConfig DEFAULT =
      new TracingConfig(
          false,
          true,
          RuleTracing.DISABLED,
          false,
          0,
          RedactionMode.NONE,
          List.of(),
          "[REDACTED]",
          96,
          4,
          10,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Collections.emptySortedMap(),
          Collections.emptySortedMap(),
          TraceExportPolicy.DEFAULT);

  /// The rows that a preview shows where one is asked for without a number.
  private static final long PREVIEW_ROWS = 5;

  public TracingConfig {
    previewRedactedColumns = List.copyOf(previewRedactedColumns);
  }

  /// What a preset stands for.
  static TracingConfig of(TracingPreset preset) {
    return switch (preset) {
      case MAXIMAL -> traced(RuleTracing.FULL, true, PREVIEW_ROWS);
      case MAXIMAL_NO_DATA -> traced(RuleTracing.FULL, true, 0);
      case PRODUCTION_LEAN -> traced(RuleTracing.PHASE_ONLY, false, 0);
    };
  }

  private static TracingConfig traced(RuleTracing ruleMode, boolean planDiff, long previewLimit) {
    return DEFAULT.with(true, ruleMode, planDiff, previewLimit, true);
  }

  TracingConfig raised(boolean tracing, boolean ruleTracing, boolean preview) {
    return with(
        enabled || tracing,
        ruleTracing && ruleMode == RuleTracing.DISABLED ? RuleTracing.FULL : ruleMode,
        planDiff,
        preview && previewLimit == 0 ? PREVIEW_ROWS : previewLimit,
        instrumentObjectStore);
  }

  private TracingConfig with(
      boolean enabled,
      RuleTracing ruleMode,
      boolean planDiff,
      long previewLimit,
      boolean instrumentObjectStore) {
    return new TracingConfig(
        enabled,
        recordMetrics,
        ruleMode,
        planDiff,
        previewLimit,
        previewRedactionMode,
        previewRedactedColumns,
        previewRedactionToken,
        previewMaxWidth,
        previewMaxRowHeight,
        previewMinCompactedColWidth,
        instrumentObjectStore,
        otlpEndpoint,
        otlpProtocol,
        otelServiceName,
        otelResourceAttributes,
        customSpanFields,
        exportPolicy);
  }
}
