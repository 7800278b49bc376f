package dev.quiver.logical.spec;

/// Writes a spec as JSON with every default filled in and every absent member null.
///
/// Members that came with version 5 are written in documents of version 5 only: the text of an
/// earlier document, and thereby its hash, is what it was.
final class SpecJson {
  private SpecJson() {}

  static Json of(Spec spec) {
    JsonMembers json = new JsonMembers();
    if (spec.version() >= SpecReader.OPENED) {
      json.list("parameters", spec.parameters(), ParameterJson::named);
    }
    return json.whole("version", spec.version())
        .list("input_relations", spec.inputRelations(), it -> InputJson.of(it, spec.version()))
        .list("view_definitions", spec.viewDefinitions(), it -> view(it, spec.version()))
        .put("join_graph", joinGraph(spec.joinGraph()))
        .list("output_targets", spec.outputTargets(), it -> OutputJson.of(it, spec.version()))
        .list("rule_intents", spec.ruleIntents(), ProfileJson::intent)
        .name("rulepack_profile", spec.rulepackProfile())
        .put("runtime", RuntimeJson.of(spec.runtime()))
        .list("typed_parameters", spec.typedParameters(), ParameterJson::of)
        .optional("rule_overlay", spec.ruleOverlay(), ProfileJson::overlay)
        .optional("runtime_profile", spec.runtimeProfile(), ProfileJson::runtimeProfile)
        .optional("cache_policy", spec.cachePolicy(), ProfileJson::cachePolicy)
        .optional("maintenance", spec.maintenance(), ProfileJson::maintenance)
        .end();
  }

  private static Json view(ViewDefinition view, long version) {
    return new JsonMembers()
        .text("name", view.name())
        .optionalText("view_kind", view.viewKind())
        .optional("view_dependencies", view.viewDependencies(), JsonMembers::texts)
        .put("transform", TransformJson.of(view.transform(), version))
        .optional(
            "output_schema",
            view.outputSchema(),
            schema -> new JsonMembers().texts("columns", schema.columns()).end())
        .end();
  }

  static Json joinGraph(JoinGraph graph) {
    return new JsonMembers()
        .list("edges", graph.edges(), SpecJson::edge)
        .list("constraints", graph.constraints(), SpecJson::constraint)
        .end();
  }

  private static Json edge(JoinGraph.JoinEdge edge) {
    return new JsonMembers()
        .text("left_relation", edge.leftRelation())
        .text("right_relation", edge.rightRelation())
        .name("join_type", edge.joinType())
        .texts("left_keys", edge.leftKeys())
        .texts("right_keys", edge.rightKeys())
        .end();
  }

  private static Json constraint(JoinGraph.JoinConstraint constraint) {
    return new JsonMembers()
        .text("name", constraint.name())
        .text("constraint_type", constraint.constraintType())
        .texts("relations", constraint.relations())
        .texts("columns", constraint.columns())
        .end();
  }
}
