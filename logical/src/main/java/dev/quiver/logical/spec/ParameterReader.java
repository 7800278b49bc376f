package dev.quiver.logical.spec;

import static dev.quiver.logical.spec.Decoder.BOOL;
import static dev.quiver.logical.spec.Decoder.INT64;
import static dev.quiver.logical.spec.Decoder.REAL;
import static dev.quiver.logical.spec.Decoder.TEXT;
import static dev.quiver.logical.spec.Decoder.object;
import static dev.quiver.logical.spec.Decoder.whole;

import dev.quiver.logical.spec.Kinds.Kind;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.FilterEq;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.PlaceholderPos;
import dev.quiver.logical.spec.TypedParameter.ParameterValue;
import java.util.List;
import java.util.function.Function;

/// Reads typed parameters.
final class ParameterReader {
  private static final Decoder<ParameterValue> NULL_OF_TYPE =
      object(fields -> new ParameterValue.Null(fields.required("data_type", TEXT)));

  private static final Decoder<ParameterTarget> TARGET =
      new Kinds<>(
          "kind",
          "parameter target",
          List.of(
              new Kind<>(
                  "PlaceholderPos",
                  fields ->
                      new PlaceholderPos(fields.required("position", whole(1, 0xffff_ffffL)))),
              new Kind<>(
                  "FilterEq",
                  fields ->
                      new FilterEq(
                          fields.optional("base_table", TEXT),
                          fields.required("filter_column", TEXT)))),
          List.of(),
          List.of(),
          new PlaceholderPos(1));

  private static final Decoder<ParameterValue> VALUE =
      new Kinds<>(
          "type",
          "parameter type",
          List.of(
              value("Utf8", TEXT, ParameterValue.Utf8::new),
              value("Int64", INT64, ParameterValue.Int64::new),
              value("Float64", REAL, ParameterValue.Float64::new),
              value("Boolean", BOOL, ParameterValue.Bool::new),
              value("Date", TEXT, ParameterValue.Date::new),
              value("Timestamp", TEXT, ParameterValue.Timestamp::new),
              value("Null", NULL_OF_TYPE, it -> it)),
          List.of(),
          List.of(),
          new ParameterValue.Bool(false));

  static final Decoder<TypedParameter> PARAMETER =
      object(fields ->
          new TypedParameter(
              fields.optional("label", TEXT),
              fields.required("target", TARGET),
              fields.required("value", VALUE)));

  static final Decoder<NamedParameter> NAMED =
      object(fields ->
          new NamedParameter(
              fields.required("name", TEXT),
              fields.required("type", TEXT),
              fields.optional("default", Decoder.ANY)));

  private ParameterReader() {}

  private static <T> Kind<ParameterValue> value(
      String type, Decoder<T> decoder, Function<T, ParameterValue> make) {
    return new Kind<>(type, fields -> make.apply(fields.required("value", decoder)));
  }
}
