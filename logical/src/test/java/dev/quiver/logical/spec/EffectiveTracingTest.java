package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffectiveTracingTest {
  @Test
  void expandsAPreset() {
    TracingConfig tracing = tracing("{\"tracing_preset\": \"Maximal\"}");
    assertThat(tracing.enabled()).isTrue();
    assertThat(tracing.recordMetrics()).isTrue();
    assertThat(tracing.instrumentObjectStore()).isTrue();
    assertThat(tracing.ruleMode()).isEqualTo(RuleTracing.FULL);
    assertThat(tracing.planDiff()).isTrue();
    assertThat(tracing.previewLimit()).isEqualTo(5);
    assertThat(tracing("{\"tracing_preset\": \"MaximalNoData\"}").previewLimit()).isZero();
    assertThat(tracing("{\"tracing_preset\": \"ProductionLean\"}").ruleMode())
        .isEqualTo(RuleTracing.PHASE_ONLY);
  }

  @Test
  void letsTheExplicitObjectWinAsAWhole() {
    TracingConfig tracing =
        tracing("{\"tracing_preset\": \"ProductionLean\", \"tracing\": {\"plan_diff\": true}}");
    assertThat(tracing.enabled()).isFalse();
    assertThat(tracing.planDiff()).isTrue();
    assertThat(tracing.ruleMode()).isEqualTo(RuleTracing.DISABLED);
  }

  @Test
  void raisesByTheOlderSwitchesOnly() {
    TracingConfig raised =
        tracing(
            "{\"enable_tracing\": true, \"enable_rule_tracing\": true, \"enable_plan_preview\":"
                + " true}");
    assertThat(raised.enabled()).isTrue();
    assertThat(raised.ruleMode()).isEqualTo(RuleTracing.FULL);
    assertThat(raised.previewLimit()).isEqualTo(5);
    TracingConfig kept =
        tracing(
            "{\"enable_plan_preview\": true, \"enable_rule_tracing\": true, \"tracing\":"
                + " {\"preview_limit\": 3, \"rule_mode\": \"PhaseOnly\"}}");
    assertThat(kept.previewLimit()).isEqualTo(3);
    assertThat(kept.ruleMode()).isEqualTo(RuleTracing.PHASE_ONLY);
  }

  private static TracingConfig tracing(String runtime) {
    return SpecReader.read(Documents.with("\"runtime\": " + runtime)).runtime().effectiveTracing();
  }
}
