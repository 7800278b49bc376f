package dev.quiver.logical.spec;

import java.util.List;

/// Changes to the set of optimizer rules.
public record RuleOverlayProfile(
    List<RuleIntent> additionalIntents,
    List<String> excludeRules,
    List<RulePriority> priorityOverrides,
    boolean explainPerRule) {
  public RuleOverlayProfile {
    additionalIntents = List.copyOf(additionalIntents);
    excludeRules = List.copyOf(excludeRules);
    priorityOverrides = List.copyOf(priorityOverrides);
  }

  /// Where a rule stands among the others.
  public record RulePriority(String ruleName, int priority) {}
}
