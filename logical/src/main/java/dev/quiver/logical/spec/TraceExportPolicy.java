package dev.quiver.logical.spec;

import java.util.Optional;

/// How spans are sampled and sent.
public record TraceExportPolicy(
    String tracesSampler,
    Optional<String> tracesSamplerArg,
    long bspMaxQueueSize,
    long bspMaxExportBatchSize,
    long bspScheduleDelayMs,
    long bspExportTimeoutMs) {
  /// What holds when a document says nothing.
  public static final TraceExportPolicy DEFAULT =
      new TraceExportPolicy("parentbased_always_on", Optional.empty(), 2_048, 512, 5_000, 30_000);
}
