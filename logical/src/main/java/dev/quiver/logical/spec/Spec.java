package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// A document of wire version 4 or 5, with every default filled in. What one says that reads as
/// version 4 means the same in version 5.
public record Spec(
    long version,
    List<InputRelation> inputRelations,
    List<ViewDefinition> viewDefinitions,
    JoinGraph joinGraph,
    List<OutputTarget> outputTargets,
    List<RuleIntent> ruleIntents,
    RulepackProfile rulepackProfile,
    RuntimeConfig runtime,
    List<TypedParameter> typedParameters,
    List<NamedParameter> parameters,
    Optional<RuleOverlayProfile> ruleOverlay,
    Optional<RuntimeProfileSpec> runtimeProfile,
    Optional<CachePlacementPolicy> cachePolicy,
    Optional<MaintenanceSchedule> maintenance) {
  public Spec {
    inputRelations = List.copyOf(inputRelations);
    viewDefinitions = List.copyOf(viewDefinitions);
    outputTargets = List.copyOf(outputTargets);
    ruleIntents = List.copyOf(ruleIntents);
    typedParameters = List.copyOf(typedParameters);
    parameters = List.copyOf(parameters);
  }
}
