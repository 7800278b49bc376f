package dev.quiver.logical.spec;

import dev.quiver.logical.spec.TypedParameter.ParameterTarget.FilterEq;
import dev.quiver.logical.spec.TypedParameter.ParameterTarget.PlaceholderPos;
import dev.quiver.logical.spec.TypedParameter.ParameterValue;

/// Writes typed parameters.
final class ParameterJson {
  private ParameterJson() {}

  static Json of(TypedParameter parameter) {
    return new JsonMembers()
        .optionalText("label", parameter.label())
        .put("target", target(parameter.target()))
        .put("value", value(parameter.value()))
        .end();
  }

  static Json named(NamedParameter parameter) {
    return new JsonMembers()
        .text("name", parameter.name())
        .text("type", parameter.type())
        .optional("default", parameter.defaultValue(), it -> it)
        .end();
  }

  private static Json target(TypedParameter.ParameterTarget target) {
    return switch (target) {
      case PlaceholderPos(var position) ->
          new JsonMembers().text("kind", "PlaceholderPos").whole("position", position).end();
      case FilterEq(var table, var column) ->
          new JsonMembers()
              .text("kind", "FilterEq")
              .optionalText("base_table", table)
              .text("filter_column", column)
              .end();
    };
  }

  private static Json value(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Utf8(var text) -> typed("Utf8", new Json.Text(text));
      case ParameterValue.Int64(var number) -> typed("Int64", Json.Whole.of(number));
      case ParameterValue.Float64(var number) -> typed("Float64", new Json.Real(number));
      case ParameterValue.Bool(var truth) -> typed("Boolean", new Json.Bool(truth));
      case ParameterValue.Date(var text) -> typed("Date", new Json.Text(text));
      case ParameterValue.Timestamp(var text) -> typed("Timestamp", new Json.Text(text));
      case ParameterValue.Null(var type) ->
          typed("Null", new JsonMembers().text("data_type", type).end());
    };
  }

  private static Json typed(String type, Json value) {
    return new JsonMembers().text("type", type).put("value", value).end();
  }
}
