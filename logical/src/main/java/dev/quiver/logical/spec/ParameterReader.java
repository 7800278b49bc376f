package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT64;
import static dev.quiver.logical.spec.Decoder.REAL;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.whole;

import dev.quiver.logical.spec.TypedParameter.ParameterTarget;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.FilterEq;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.PlaceholderPos;
import dev.quiver.logical.spec.TypedParameter.ParameterValue;
import java.util.List;

/// Reads typed parameters.
final class ParameterReader {
  private static final List<String> TARGETS = List.of("PlaceholderPos", "FilterEq");
  private static final List<String> TYPES =
      List.of("Utf8", "Int64", "Float64", "Boolean", "Date", "Timestamp", "Null");

  static final Decoder<TypedParameter> PARAMETER =
      object(fields ->
          new TypedParameter(
              fields.optional("label", TEXT),
              fields.required("target", ParameterReader::target),
              fields.required("value", ParameterReader::value)));

  static final Decoder<NamedParameter> NAMED =
      object(fields ->
          new NamedParameter(
              fields.required("name", TEXT),
              fields.required("type", TEXT),
              fields.optional("default", (json, _) -> json)));

  private static final Decoder<ParameterValue> NULL_OF_TYPE =
      object(fields -> new ParameterValue.Null(fields.required("data_type", TEXT)));

  private ParameterReader() {}

  private static ParameterTarget target(Json json, Place place) {
    Fields fields = Fields.of(json, place);
    String kind = fields.required("kind", TEXT);
    ParameterTarget target =
        switch (kind) {
          case "PlaceholderPos" ->
              new PlaceholderPos(fields.required("position", whole(1, 0xffff_ffffL)));
          case "FilterEq" ->
              new FilterEq(
                  fields.optional("base_table", TEXT), fields.required("filter_column", TEXT));
          default -> {
            unknown("kind", "parameter target", kind, TARGETS, fields);
            yield new PlaceholderPos(1);
          }
        };
    fields.end();
    return target;
  }

  private static ParameterValue value(Json json, Place place) {
    Fields fields = Fields.of(json, place);
    String type = fields.required("type", TEXT);
    ParameterValue value =
        switch (type) {
          case "Utf8" -> new ParameterValue.Utf8(fields.required("value", TEXT));
          case "Int64" -> new ParameterValue.Int64(fields.required("value", INT64));
          case "Float64" -> new ParameterValue.Float64(fields.required("value", REAL));
          case "Boolean" -> new ParameterValue.Bool(fields.required("value", BOOL));
          case "Date" -> new ParameterValue.Date(fields.required("value", TEXT));
          case "Timestamp" -> new ParameterValue.Timestamp(fields.required("value", TEXT));
          case "Null" -> fields.required("value", NULL_OF_TYPE);
          default -> {
            unknown("type", "parameter type", type, TYPES, fields);
            yield new ParameterValue.Bool(false);
          }
        };
    fields.end();
    return value;
  }

  private static void unknown(
      String tag, String what, String found, List<String> known, Fields fields) {
    if (!found.isEmpty()) {
      fields.place().member(tag).isNoneOf(what, found, known);
    }
    fields.ignoreRest();
  }
}
