package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.util.Locale;

/// Writes constants.
final class LiteralText {
  private LiteralText() {}

  /// The constant so that reading it gives its type too: `CAST(5 AS int32)`.
  static String typed(Literal literal) {
    String bare = bare(literal);
    return saysItsType(literal) || bare.startsWith("CAST(")
        ? bare
        : "CAST(" + bare + " AS " + literal.type().text() + ")";
  }

  /// The constant beside a value of its type: `5`.
  static String bare(Literal literal) {
    return switch (literal.value()) {
      case Value.Null _ -> "NULL";
      case Value.Bool(var value) -> value ? "TRUE" : "FALSE";
      case Value.Int(var value) ->
          literal.type().isInteger()
              ? Long.toString(value)
              : typeName(literal.type()) + " '" + TimeText.print(value, literal.type()) + "'";
      case Value.Real(var value) -> real(value, literal.type());
      case Value.Exact(var unscaled) ->
          new BigDecimal(unscaled, ((Decimal) literal.type()).scale()).toPlainString();
      case Value.Text(var value) -> string(value);
      case Value.Bytes(var hex) -> "X'" + hex + "'";
      case Value.Items items -> throw new IllegalArgumentException("no literal: " + items);
    };
  }

  /// Whether the text is a bare number, which a sign before it would change.
  static boolean isNumber(Literal literal) {
    return !typed(literal).startsWith("CAST(") && literal.type().isNumeric() && !literal.isNull();
  }

  /// A string in quotes; on one line whatever it holds.
  static String string(String value) {
    boolean plain = value.codePoints().noneMatch(LiteralText::isUnprintable);
    if (plain) {
      return "'" + value.replace("'", "''") + "'";
    }
    StringBuilder text = new StringBuilder("E'");
    for (int i = 0; i < value.length(); ) {
      int codePoint = value.codePointAt(i);
      text.append(escaped(codePoint));
      i += Character.charCount(codePoint);
    }
    return text.append("'").toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      default ->
          isUnprintable(codePoint) ? "\\u{%x}".formatted(codePoint) : Character.toString(codePoint);
    };
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean saysItsType(Literal literal) {
    return switch (literal.value()) {
      case Value.Null _ -> literal.type() == Simple.NULL;
      case Value.Int _ -> !literal.type().isInteger() || literal.type() == Simple.INT64;
      case Value.Exact(var unscaled) ->
          literal.type() instanceof Decimal(var precision, var scale)
              && scale > 0
              && precision == Math.max(new BigDecimal(unscaled).precision(), scale);
      case Value.Real _ -> literal.type() == Simple.FLOAT64;
      case Value.Bool _, Value.Text _, Value.Bytes _, Value.Items _ -> true;
    };
  }

  /// A float32 as the double it is, so that beside a float32 it is read as this very value.
  private static String real(double value, DataType type) {
    String text = Double.toString(value);
    if (!Double.isFinite(value)) {
      return "CAST('" + text + "' AS " + type.text() + ")";
    }
    String exponent = text.contains("E") ? text.toLowerCase(Locale.ROOT) : text + "e0";
    return exponent.replace(".0e", "e");
  }

  private static String typeName(DataType type) {
    return type.text().toUpperCase(Locale.ROOT);
  }
}
