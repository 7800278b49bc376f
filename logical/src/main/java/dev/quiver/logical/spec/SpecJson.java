package dev.quiver.logical.spec;

import java.util.List;

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
        .list("view_definitions", spec.viewDefinitions(), SpecJson::view)
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

  private static Json view(ViewDefinition view) {
    return new JsonMembers()
        .text("name", view.name())
        .optionalText("view_kind", view.viewKind())
        .optional("view_dependencies", view.viewDependencies(), JsonMembers::texts)
        .put("transform", transform(view.transform()))
        .optional(
            "output_schema",
            view.outputSchema(),
            schema -> new JsonMembers().texts("columns", schema.columns()).end())
        .end();
  }

  private static Json transform(ViewTransform transform) {
    JsonMembers json = new JsonMembers().text("kind", transform.getClass().getSimpleName());
    switch (transform) {
      case ViewTransform.Normalize(var source, var ids, var span, var texts) ->
          json.text("source", source)
              .texts("id_columns", ids)
              .optional(
                  "span_columns", span, it -> JsonMembers.texts(List.of(it.start(), it.end())))
              .texts("text_columns", texts);
      case ViewTransform.Relate(var left, var right, var type, var keys) ->
          json.text("left", left)
              .text("right", right)
              .name("join_type", type)
              .list("join_keys", keys, SpecJson::keyPair);
      case ViewTransform.Union(var sources, var discriminator, var distinct) ->
          json.texts("sources", sources)
              .optionalText("discriminator_column", discriminator)
              .bool("distinct", distinct);
      case ViewTransform.Project(var source, var columns) ->
          json.text("source", source).texts("columns", columns);
      case ViewTransform.Filter(var source, var predicate) ->
          json.text("source", source).text("predicate", predicate);
      case ViewTransform.Aggregate(var source, var groupBy, var aggregations) ->
          json.text("source", source)
              .texts("group_by", groupBy)
              .list("aggregations", aggregations, SpecJson::aggregation);
      case ViewTransform.IncrementalCdf changes ->
          json.text("source", changes.source())
              .optionalWhole("starting_version", changes.startingVersion())
              .optionalWhole("ending_version", changes.endingVersion())
              .optionalText("starting_timestamp", changes.startingTimestamp())
              .optionalText("ending_timestamp", changes.endingTimestamp());
      case ViewTransform.Metadata(var source) -> json.text("source", source);
      case ViewTransform.FileManifest(var source) -> json.text("source", source);
      case ViewTransform.Sql(var query) -> json.text("query", query);
      case ViewTransform.CpgEmit(var kind, var sources) ->
          json.name("output_kind", kind).texts("sources", sources);
    }
    return json.end();
  }

  private static Json keyPair(ViewTransform.JoinKeyPair pair) {
    return new JsonMembers()
        .text("left_key", pair.leftKey())
        .text("right_key", pair.rightKey())
        .end();
  }

  private static Json aggregation(ViewTransform.AggregationExpr aggregation) {
    return new JsonMembers()
        .text("column", aggregation.column())
        .name("function", aggregation.function())
        .text("alias", aggregation.alias())
        .end();
  }

  private static Json joinGraph(JoinGraph graph) {
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
