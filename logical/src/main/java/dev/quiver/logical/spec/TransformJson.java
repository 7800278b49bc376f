package dev.quiver.logical.spec;

import java.util.List;

/// Writes transforms; what came with version 5, in documents of it only.
final class TransformJson {
  private TransformJson() {}

  static Json of(ViewTransform transform, long version) {
    boolean isOpened = version >= SpecReader.OPENED;
    JsonMembers json = new JsonMembers().text("kind", transform.getClass().getSimpleName());
    switch (transform) {
      case ViewTransform.Normalize(var source, var ids, var span, var texts) ->
          json.text("source", source)
              .texts("id_columns", ids)
              .optional(
                  "span_columns", span, it -> JsonMembers.texts(List.of(it.start(), it.end())))
              .texts("text_columns", texts);
      case ViewTransform.Relate relate -> relate(relate, json, isOpened);
      case ViewTransform.Union union -> union(union, json, isOpened);
      case ViewTransform.Project(var source, var columns) ->
          json.text("source", source).texts("columns", columns);
      case ViewTransform.Filter(var source, var predicate) ->
          json.text("source", source).text("predicate", predicate);
      case ViewTransform.Aggregate aggregate -> aggregate(aggregate, json, isOpened);
      case ViewTransform.Intersect(var sources, var distinct) ->
          json.texts("sources", sources).bool("distinct", distinct);
      case ViewTransform.Except(var sources, var distinct) ->
          json.texts("sources", sources).bool("distinct", distinct);
      case ViewTransform.Sort(var source, var orderBy) ->
          json.text("source", source).texts("order_by", orderBy);
      case ViewTransform.Limit(var source, var limit, var offset) ->
          json.text("source", source).optionalWhole("limit", limit).whole("offset", offset);
      case ViewTransform.TopK(var source, var k, var orderBy) ->
          json.text("source", source).whole("k", k).texts("order_by", orderBy);
      case ViewTransform.Dedupe(var source, var keys, var orderBy) ->
          json.text("source", source).texts("keys", keys).texts("order_by", orderBy);
      case ViewTransform.Values(var columns, var rows) ->
          json.list("columns", columns, TransformJson::column).list("rows", rows, Json.Items::new);
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

  private static Json aggregation(ViewTransform.AggregationItem item) {
    return switch (item) {
      case ViewTransform.AggregationItem.Written(var text) -> new Json.Text(text);
      case ViewTransform.AggregationExpr(var column, var function, var alias) ->
          new JsonMembers()
              .text("column", column)
              .name("function", function)
              .text("alias", alias)
              .end();
    };
  }

  private static void relate(ViewTransform.Relate relate, JsonMembers json, boolean isOpened) {
    json.text("left", relate.left())
        .text("right", relate.right())
        .name("join_type", relate.joinType())
        .list("join_keys", relate.joinKeys(), TransformJson::keyPair);
    if (isOpened) {
      json.optionalText("condition", relate.condition())
          .bool("null_safe", relate.nullSafe())
          .optionalText("mark", relate.mark())
          .optionalText("left_prefix", relate.leftPrefix())
          .optionalText("right_prefix", relate.rightPrefix());
    }
  }

  private static void union(ViewTransform.Union union, JsonMembers json, boolean isOpened) {
    json.texts("sources", union.sources())
        .optionalText("discriminator_column", union.discriminatorColumn())
        .bool("distinct", union.distinct());
    if (isOpened) {
      json.name("by", union.by());
    }
  }

  private static void aggregate(
      ViewTransform.Aggregate aggregate, JsonMembers json, boolean isOpened) {
    json.text("source", aggregate.source())
        .texts("group_by", aggregate.groupBy())
        .list("aggregations", aggregate.aggregations(), TransformJson::aggregation);
    if (isOpened) {
      json.optional(
          "grouping_sets",
          aggregate.groupingSets(),
          sets -> JsonMembers.items(sets, JsonMembers::texts));
    }
  }

  private static Json column(ViewTransform.TypedColumn column) {
    return new JsonMembers().text("name", column.name()).text("type", column.type()).end();
  }
}
