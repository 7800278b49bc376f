package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Literals;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.util.Optional;

/// Turns JSON values, and texts from elsewhere, into constants of a type that has the very same
/// value. Dates and timestamps are strings; decimals may be, since JSON's numbers lose digits.
final class JsonLiteral {
  private JsonLiteral() {}

  /// The constant; none where the type has no such value.
  static Optional<Literal> of(Json json, DataType type) {
    return switch (json) {
      case Json.Null _ -> Optional.of(Literal.nullOf(type));
      case Json.Bool(var value) -> typed(Literal.of(value), type);
      case Json.Whole(var value) -> constant(value.toString(), type);
      case Json.Real(var value) when type.isFloat() ->
          typed(new Literal(new Value.Real(value), Simple.FLOAT64), type);
      case Json.Real(var value) -> constant(BigDecimal.valueOf(value).toPlainString(), type);
      case Json.Text(var text) when type instanceof Decimal -> constant(text, type);
      case Json.Text(var text) -> typed(new Literal(new Value.Text(text), Simple.STRING), type);
      case Json.Items _, Json.Members _ -> Optional.empty();
    };
  }

  /// The constant that a text says: for strings the text itself, else a constant of SQL or what
  /// stands in the quotes of one.
  static Optional<Literal> of(String text, DataType type) {
    Literal plain = new Literal(new Value.Text(text), Simple.STRING);
    return type == Simple.STRING
        ? Optional.of(plain)
        : typed(SqlExpressions.constant(text).orElse(plain), type);
  }

  private static Optional<Literal> constant(String text, DataType type) {
    return SqlExpressions.constant(text).flatMap(literal -> typed(literal, type));
  }

  private static Optional<Literal> typed(Literal literal, DataType type) {
    if (literal.isNull()) {
      return Optional.of(Literal.nullOf(type));
    }
    try {
      return Optional.of(Literals.adapted(literal, type)).filter(it -> it.type().equals(type));
    } catch (QueryException _) {
      return Optional.empty();
    }
  }
}
