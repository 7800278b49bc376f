package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT64;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;

import dev.quiver.logical.spec.ViewTransform.AggregationExpr;
import dev.quiver.logical.spec.ViewTransform.JoinKeyPair;
import dev.quiver.logical.spec.ViewTransform.SpanColumns;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the transforms, told apart by their `kind`.
///
/// Version 5 widens those of version 4 and adds others. What it adds is refused by name until it is
/// built, so that an author is told of it and not of a misspelled word.
final class TransformReader {
  static final Decoder<RelateType> RELATE_TYPE = oneOf("join type", RelateType.values());

  private static final List<String> KINDS =
      List.of(
          "Normalize",
          "Relate",
          "Union",
          "Project",
          "Filter",
          "Aggregate",
          "IncrementalCdf",
          "Metadata",
          "FileManifest",
          "CpgEmit");

  /// The kinds that came with version 5, of which none is built yet.
  private static final List<String> LATER =
      List.of(
          "IntervalJoin",
          "Intersect",
          "Except",
          "Sort",
          "Limit",
          "TopK",
          "Window",
          "Dedupe",
          "Unnest",
          "Values",
          "Recursive");

  private static final List<String> LATER_JOINS = List.of("Cross", "LeftMark");

  /// A select item that is just a column; in version 5 other texts are expressions.
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  static final Decoder<ViewTransform> TRANSFORM =
      (json, place) -> {
        Fields fields = Fields.of(json, place);
        String kind = fields.required("kind", TEXT);
        ViewTransform transform =
            switch (kind) {
              case "Normalize" -> normalize(fields);
              case "Relate" -> relate(fields);
              case "Union" -> union(fields);
              case "Project" -> project(fields);
              case "Filter" -> filter(fields);
              case "Aggregate" -> aggregate(fields);
              case "IncrementalCdf" -> incrementalCdf(fields);
              case "Metadata" -> new ViewTransform.Metadata(fields.required("source", TEXT));
              case "FileManifest" ->
                  new ViewTransform.FileManifest(fields.required("source", TEXT));
              case "CpgEmit" -> cpgEmit(fields);
              default -> unknown(kind, fields);
            };
        fields.end();
        return transform;
      };

  private static final Decoder<JoinKeyPair> KEY_PAIR =
      object(fields ->
          new JoinKeyPair(fields.required("left_key", TEXT), fields.required("right_key", TEXT)));

  private static final Decoder<AggregationExpr> AGGREGATION =
      object(fields ->
          new AggregationExpr(
              fields.required("column", TEXT),
              fields.required("function", oneOf("aggregate", AggregateName.values())),
              fields.required("alias", TEXT)));

  private static final Decoder<SpanColumns> SPAN =
      (json, place) -> {
        List<String> columns = list(TEXT).decode(json, place);
        if (columns.size() == 2) {
          return new SpanColumns(columns.getFirst(), columns.getLast());
        }
        if (json instanceof Json.Items) {
          place.add("wrong length: " + columns.size() + " where start and end belong");
        }
        return new SpanColumns("", "");
      };

  private TransformReader() {}

  private static ViewTransform unknown(String kind, Fields fields) {
    if (fields.place().isOpened() && kind.equals("Sql")) {
      return new ViewTransform.Sql(fields.required("query", TEXT));
    }
    if (fields.place().isOpened() && LATER.contains(kind)) {
      fields.place().isNotBuilt("transform " + kind);
    } else if (!kind.isEmpty()) {
      fields.place().member("kind").isNoneOf("transform", kind, KINDS);
    }
    fields.ignoreRest();
    return new ViewTransform.Metadata("");
  }

  private static ViewTransform normalize(Fields fields) {
    return new ViewTransform.Normalize(
        fields.required("source", TEXT),
        fields.required("id_columns", list(TEXT)),
        fields.optional("span_columns", SPAN),
        fields.required("text_columns", list(TEXT)));
  }

  private static ViewTransform relate(Fields fields) {
    fields.notBuilt("condition", "null_safe", "mark", "left_prefix", "right_prefix", "as_of");
    return new ViewTransform.Relate(
        fields.required("left", TEXT),
        fields.required("right", TEXT),
        fields.required("join_type", TransformReader::joinType),
        fields.opened("join_keys", List.of(), list(KEY_PAIR)));
  }

  private static ViewTransform union(Fields fields) {
    fields.notBuilt("by");
    return new ViewTransform.Union(
        fields.required("sources", list(TEXT)),
        fields.optional("discriminator_column", TEXT),
        fields.required("distinct", BOOL));
  }

  private static ViewTransform project(Fields fields) {
    return new ViewTransform.Project(
        fields.required("source", TEXT), fields.required("columns", list(TransformReader::item)));
  }

  private static ViewTransform filter(Fields fields) {
    return new ViewTransform.Filter(
        fields.required("source", TEXT), fields.required("predicate", TEXT));
  }

  private static ViewTransform aggregate(Fields fields) {
    fields.notBuilt("grouping_sets");
    return new ViewTransform.Aggregate(
        fields.required("source", TEXT),
        fields.required("group_by", list(TransformReader::item)),
        fields.required("aggregations", list(TransformReader::aggregation)));
  }

  private static RelateType joinType(Json json, Place place) {
    if (place.isOpened() && json instanceof Json.Text(var type) && LATER_JOINS.contains(type)) {
      place.isNotBuilt("join type " + type);
      return RelateType.INNER;
    }
    return RELATE_TYPE.decode(json, place);
  }

  private static String item(Json json, Place place) {
    String text = TEXT.decode(json, place);
    if (place.isOpened() && json instanceof Json.Text && !NAME.matcher(text).matches()) {
      place.isNotBuilt("select item " + text);
    }
    return text;
  }

  private static AggregationExpr aggregation(Json json, Place place) {
    if (place.isOpened() && json instanceof Json.Text(var text)) {
      place.isNotBuilt("aggregation item " + text);
      return new AggregationExpr("", AggregateName.COUNT, "");
    }
    return AGGREGATION.decode(json, place);
  }

  private static ViewTransform incrementalCdf(Fields fields) {
    return new ViewTransform.IncrementalCdf(
        fields.required("source", TEXT),
        fields.optional("starting_version", INT64),
        fields.optional("ending_version", INT64),
        fields.optional("starting_timestamp", TEXT),
        fields.optional("ending_timestamp", TEXT));
  }

  private static ViewTransform cpgEmit(Fields fields) {
    return new ViewTransform.CpgEmit(
        fields.required("output_kind", oneOf("output kind", CpgOutputKind.values())),
        fields.defaulted("sources", List.of(), list(TEXT)));
  }
}
