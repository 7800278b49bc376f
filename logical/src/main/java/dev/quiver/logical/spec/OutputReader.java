package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.NO_TEXTS;
import static dev.quiver.logical.spec.Decoder.REAL;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.UINT32;
import static dev.quiver.logical.spec.Decoder.list;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.oneOf;
import static dev.quiver.logical.spec.Decoder.texts;
import static dev.quiver.logical.spec.Decoder.whole;

import dev.quiver.logical.spec.BloomFilters.BloomColumn;
import dev.quiver.logical.spec.MergePlan.MergeAction;
import dev.quiver.logical.spec.MergePlan.MergeClause;
import java.util.List;
import java.util.Optional;

/// Reads what a document says about its outputs.
final class OutputReader {
  private static final Decoder<Long> POSITIVE = whole(1, Long.MAX_VALUE);

  private static final Decoder<Double> PROBABILITY =
      Shape.of(Shape.between(0, 1), OutputReader::probability);

  private static final Decoder<MergePlan> MERGE = object(OutputReader::merge);

  private static final Decoder<BloomColumn> BLOOM_COLUMN =
      object(fields ->
          new BloomColumn(
              fields.required("column", TEXT),
              fields.defaulted("fpp", BloomColumn.DEFAULT_FPP, PROBABILITY),
              fields.optional("ndv", POSITIVE)));

  private static final Decoder<BloomFilters> BLOOM_FILTERS =
      Shape.of(
          version ->
              Shape.either(Shape.names(List.of("auto")), Shape.list(BLOOM_COLUMN.shape(version))),
          OutputReader::bloomFilters);

  private static final Decoder<TransactionId> TRANSACTION =
      object(fields ->
          new TransactionId(
              fields.required("app_id", TEXT),
              fields.required("version", whole(0, Long.MAX_VALUE))));

  static final Decoder<OutputTarget> OUTPUT =
      object(fields ->
          new OutputTarget(
              fields.required("table_name", TEXT),
              fields.optional("delta_location", TEXT),
              fields.required("source_view", TEXT),
              fields.opened("columns", List.of(), list(TEXT)),
              fields.defaulted(
                  "materialization_mode",
                  MaterializationMode.OVERWRITE,
                  oneOf("mode", modes(fields))),
              fields.defaulted("partition_by", List.of(), list(TEXT)),
              fields.defaulted("write_metadata", NO_TEXTS, texts()),
              fields.optional("max_commit_retries", UINT32),
              fields.addedOptional("replace_where", TEXT),
              fields.addedOptional("merge", MERGE),
              fields.added(
                  "schema_mode", SchemaMode.REJECT, oneOf("schema mode", SchemaMode.values())),
              fields.added("table_properties", NO_TEXTS, texts()),
              fields.added("bloom_filters", BloomFilters.NONE, BLOOM_FILTERS),
              fields.addedOptional("statistics_columns", list(TEXT)),
              fields.addedOptional("target_file_size", POSITIVE),
              fields.added("cluster_by", List.of(), list(TEXT)),
              fields.addedOptional("transaction_id", TRANSACTION),
              fields.added("constraints", List.of(), list(ProfileReader.CONSTRAINT))));

  private OutputReader() {}

  private static MaterializationMode[] modes(Fields fields) {
    return fields.place().isOpened() ? MaterializationMode.values() : MaterializationMode.FIRST;
  }

  private static MergePlan merge(Fields fields) {
    Optional<String> on = fields.optional("on", TEXT);
    List<String> keys = fields.defaulted("keys", List.of(), list(TEXT));
    if (on.isEmpty() == keys.isEmpty()) {
      fields.place().add("a merge needs one of on and keys");
    }
    return new MergePlan(
        on,
        keys,
        fields.defaulted(
            "when_matched", List.of(), clauses(MergeAction.UPDATE, MergeAction.DELETE)),
        fields.defaulted("when_not_matched", List.of(), clauses(MergeAction.INSERT)),
        fields.defaulted(
            "when_not_matched_by_source",
            List.of(),
            clauses(MergeAction.UPDATE, MergeAction.DELETE)));
  }

  private static Decoder<List<MergeClause>> clauses(MergeAction... actions) {
    return list(
        object(fields ->
            new MergeClause(
                fields.optional("condition", TEXT),
                fields.required("action", oneOf("action", actions)),
                fields.defaulted("set", NO_TEXTS, texts()))));
  }

  private static double probability(Json json, Place place) {
    double value = REAL.decode(json, place);
    boolean isNumber = json instanceof Json.Whole || json instanceof Json.Real;
    if (isNumber && !(value > 0 && value < 1)) {
      place.isOutOfRange("a number between 0 and 1", json);
    }
    return value;
  }

  private static BloomFilters bloomFilters(Json json, Place place) {
    if (!(json instanceof Json.Text(var word))) {
      return new BloomFilters.Listed(list(BLOOM_COLUMN).decode(json, place));
    }
    if (!word.equals("auto")) {
      place.isNoneOf("choice of bloom filters", word, List.of("auto"));
    }
    return new BloomFilters.Auto();
  }
}
