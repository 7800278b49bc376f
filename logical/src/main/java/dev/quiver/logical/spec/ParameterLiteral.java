package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.spec.TypedParameter.ParameterValue;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Turns the values of typed parameters into constants.
final class ParameterLiteral {
  private static final Map<String, DataType> NULL_TYPES =
      Map.ofEntries(
          Map.entry("utf8", Simple.STRING),
          Map.entry("string", Simple.STRING),
          Map.entry("int64", Simple.INT64),
          Map.entry("long", Simple.INT64),
          Map.entry("int32", Simple.INT32),
          Map.entry("int", Simple.INT32),
          Map.entry("float64", Simple.FLOAT64),
          Map.entry("double", Simple.FLOAT64),
          Map.entry("float32", Simple.FLOAT32),
          Map.entry("float", Simple.FLOAT32),
          Map.entry("boolean", Simple.BOOLEAN),
          Map.entry("bool", Simple.BOOLEAN),
          Map.entry("date32", Simple.DATE),
          Map.entry("date", Simple.DATE),
          Map.entry("timestamp", Simple.TIMESTAMP_NTZ));

  private ParameterLiteral() {}

  /// The constant; none, and told, where the text of a value says none.
  static Optional<Literal> of(ParameterValue value, Site site) {
    return switch (value) {
      case ParameterValue.Utf8(var text) -> literal(new Value.Text(text), Simple.STRING);
      case ParameterValue.Int64(var number) -> literal(new Value.Int(number), Simple.INT64);
      case ParameterValue.Float64(var number) -> literal(new Value.Real(number), Simple.FLOAT64);
      case ParameterValue.Bool(var truth) -> literal(new Value.Bool(truth), Simple.BOOLEAN);
      case ParameterValue.Date(var text) -> time(text, Simple.DATE, site);
      case ParameterValue.Timestamp(var text) -> time(text, Simple.TIMESTAMP_NTZ, site);
      case ParameterValue.Null(var name) -> nullOf(name, site);
    };
  }

  private static Optional<Literal> literal(Value value, DataType type) {
    return Optional.of(new Literal(value, type));
  }

  private static Optional<Literal> time(String text, DataType type, Site site) {
    try {
      return Optional.of(TimeText.literal(text, type));
    } catch (QueryException e) {
      site.add(e);
      return Optional.empty();
    }
  }

  private static Optional<Literal> nullOf(String name, Site site) {
    Optional<DataType> type = Optional.ofNullable(NULL_TYPES.get(name));
    if (type.isEmpty()) {
      site.add(
          Site.INVALID_PARAMETER,
          "unknown type: " + name,
          "has " + String.join(", ", new TreeSet<>(NULL_TYPES.keySet())));
    }
    return type.map(Literal::nullOf);
  }
}
