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

/// Reads the transforms, told apart by their `kind`.
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
    if (!kind.isEmpty()) {
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
    return new ViewTransform.Relate(
        fields.required("left", TEXT),
        fields.required("right", TEXT),
        fields.required("join_type", RELATE_TYPE),
        fields.required("join_keys", list(KEY_PAIR)));
  }

  private static ViewTransform union(Fields fields) {
    return new ViewTransform.Union(
        fields.required("sources", list(TEXT)),
        fields.optional("discriminator_column", TEXT),
        fields.required("distinct", BOOL));
  }

  private static ViewTransform project(Fields fields) {
    return new ViewTransform.Project(
        fields.required("source", TEXT), fields.required("columns", list(TEXT)));
  }

  private static ViewTransform filter(Fields fields) {
    return new ViewTransform.Filter(
        fields.required("source", TEXT), fields.required("predicate", TEXT));
  }

  private static ViewTransform aggregate(Fields fields) {
    return new ViewTransform.Aggregate(
        fields.required("source", TEXT),
        fields.required("group_by", list(TEXT)),
        fields.required("aggregations", list(AGGREGATION)));
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
