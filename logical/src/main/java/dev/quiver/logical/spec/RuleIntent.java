package dev.quiver.logical.spec;

/// Asks for an optimizer rule.
public record RuleIntent(String name, RuleClass ruleClass, Json params) {}
