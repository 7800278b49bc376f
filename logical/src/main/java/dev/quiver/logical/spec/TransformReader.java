package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT64;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.UNSIGNED;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;

import dev.quiver.logical.spec.ViewTransform.AggregationExpr;
import dev.quiver.logical.spec.ViewTransform.AggregationItem;
import dev.quiver.logical.spec.ViewTransform.JoinKeyPair;
import dev.quiver.logical.spec.ViewTransform.SpanColumns;
import dev.quiver.logical.spec.ViewTransform.TypedColumn;
import java.util.List;
import java.util.function.Function;

/// Reads the transforms, told apart by their `kind`.
///
/// Version 5 widens those of version 4 and adds others. What it adds is refused by name until it is
/// built, so that an author is told of it and not of a misspelled word.
final class TransformReader {
  static final Decoder<RelateType> RELATE_TYPE = oneOf("join type", RelateType.FIRST);

  private static final Decoder<RelateType> OPENED_TYPE = oneOf("join type", RelateType.values());

  /// The kinds that came with version 5 and are not built.
  private static final List<String> LATER =
      List.of("IntervalJoin", "Window", "Unnest", "Recursive");

  private static final Decoder<JoinKeyPair> KEY_PAIR =
      object(fields ->
          new JoinKeyPair(fields.required("left_key", TEXT), fields.required("right_key", TEXT)));

  private static final Decoder<AggregationExpr> AGGREGATION =
      object(fields ->
          new AggregationExpr(
              fields.required("column", TEXT),
              fields.required("function", oneOf("aggregate", AggregateName.values())),
              fields.required("alias", TEXT)));

  private static final Decoder<TypedColumn> TYPED_COLUMN =
      object(
          fields -> new TypedColumn(fields.required("name", TEXT), fields.required("type", TEXT)));

  private static final Decoder<SpanColumns> SPAN =
      Shape.of(Shape.list(Shape.type("string"), 2), TransformReader::span);

  static final Decoder<ViewTransform> TRANSFORM =
      new Kinds<>(
          "kind",
          "transform",
          List.of(
              kind("Normalize", TransformReader::normalize),
              kind("Relate", TransformReader::relate),
              kind("Union", TransformReader::union),
              kind("Project", TransformReader::project),
              kind("Filter", TransformReader::filter),
              kind("Aggregate", TransformReader::aggregate),
              kind("IncrementalCdf", TransformReader::incrementalCdf),
              kind("Metadata", fields -> new ViewTransform.Metadata(source(fields))),
              kind("FileManifest", fields -> new ViewTransform.FileManifest(source(fields))),
              kind("CpgEmit", TransformReader::cpgEmit)),
          List.of(
              kind("Intersect", TransformReader::intersect),
              kind("Except", TransformReader::except),
              kind("Sort", TransformReader::sort),
              kind("Limit", TransformReader::limit),
              kind("TopK", TransformReader::topK),
              kind("Dedupe", TransformReader::dedupe),
              kind("Values", TransformReader::values),
              kind("Sql", fields -> new ViewTransform.Sql(fields.required("query", TEXT)))),
          LATER,
          new ViewTransform.Metadata(""));

  private TransformReader() {}

  private static SpanColumns span(Json json, Place place) {
    List<String> columns = list(TEXT).decode(json, place);
    if (columns.size() == 2) {
      return new SpanColumns(columns.getFirst(), columns.getLast());
    }
    if (json instanceof Json.Items) {
      place.add("wrong length: " + columns.size() + " where start and end belong");
    }
    return new SpanColumns("", "");
  }

  private static Kinds.Kind<ViewTransform> kind(String name, Function<Fields, ViewTransform> read) {
    return new Kinds.Kind<>(name, read);
  }

  private static String source(Fields fields) {
    return fields.required("source", TEXT);
  }

  private static ViewTransform normalize(Fields fields) {
    return new ViewTransform.Normalize(
        source(fields),
        fields.required("id_columns", list(TEXT)),
        fields.optional("span_columns", SPAN),
        fields.required("text_columns", list(TEXT)));
  }

  private static ViewTransform relate(Fields fields) {
    fields.notBuilt("as_of");
    return new ViewTransform.Relate(
        fields.required("left", TEXT),
        fields.required("right", TEXT),
        fields.required("join_type", fields.isOpened() ? OPENED_TYPE : RELATE_TYPE),
        fields.opened("join_keys", List.of(), list(KEY_PAIR)),
        fields.addedOptional("condition", TEXT),
        fields.added("null_safe", false, BOOL),
        fields.addedOptional("mark", TEXT),
        fields.addedOptional("left_prefix", TEXT),
        fields.addedOptional("right_prefix", TEXT));
  }

  private static ViewTransform union(Fields fields) {
    return new ViewTransform.Union(
        fields.required("sources", list(TEXT)),
        fields.optional("discriminator_column", TEXT),
        fields.required("distinct", BOOL),
        fields.added("by", UnionBy.NAME, oneOf("way to match columns", UnionBy.values())));
  }

  private static ViewTransform intersect(Fields fields) {
    return new ViewTransform.Intersect(
        fields.required("sources", list(TEXT)), fields.required("distinct", BOOL));
  }

  private static ViewTransform except(Fields fields) {
    return new ViewTransform.Except(
        fields.required("sources", list(TEXT)), fields.required("distinct", BOOL));
  }

  private static ViewTransform project(Fields fields) {
    return new ViewTransform.Project(source(fields), fields.required("columns", list(TEXT)));
  }

  private static ViewTransform filter(Fields fields) {
    return new ViewTransform.Filter(source(fields), fields.required("predicate", TEXT));
  }

  private static ViewTransform aggregate(Fields fields) {
    return new ViewTransform.Aggregate(
        source(fields),
        fields.required("group_by", list(TEXT)),
        fields.required(
            "aggregations",
            list(
                fields.isOpened()
                    ? Decoder.textOr(AggregationItem.Written::new, AGGREGATION)
                    : Decoder.map(AGGREGATION, it -> it))),
        fields.addedOptional("grouping_sets", list(list(TEXT))));
  }

  private static ViewTransform sort(Fields fields) {
    return new ViewTransform.Sort(source(fields), fields.required("order_by", list(TEXT)));
  }

  private static ViewTransform limit(Fields fields) {
    return new ViewTransform.Limit(
        source(fields),
        fields.optional("limit", UNSIGNED),
        fields.defaulted("offset", 0L, UNSIGNED));
  }

  private static ViewTransform topK(Fields fields) {
    fields.notBuilt("partition_by", "with_ties");
    return new ViewTransform.TopK(
        source(fields), fields.required("k", UNSIGNED), fields.required("order_by", list(TEXT)));
  }

  private static ViewTransform dedupe(Fields fields) {
    return new ViewTransform.Dedupe(
        source(fields),
        fields.required("keys", list(TEXT)),
        fields.required("order_by", list(TEXT)));
  }

  private static ViewTransform values(Fields fields) {
    return new ViewTransform.Values(
        fields.required("columns", list(TYPED_COLUMN)),
        fields.required("rows", list(list(Decoder.ANY))));
  }

  private static ViewTransform incrementalCdf(Fields fields) {
    return new ViewTransform.IncrementalCdf(
        source(fields),
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
