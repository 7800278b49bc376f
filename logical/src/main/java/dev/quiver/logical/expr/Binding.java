package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Comparison;

/// How tightly the parts of a text hold together, loosest first; the grammar has the same order.
enum Binding {
  OR,
  AND,
  NOT,
  TEST,
  COMPARISON,
  CONCAT,
  SUM,
  PRODUCT,
  SIGN,
  PRIMARY;

  /// What holds the text of an expression together at its top.
  static Binding of(Expr expr) {
    return switch (expr) {
      case Expr.Or _ -> OR;
      case Expr.And _ -> AND;
      case Expr.Not(var term) -> ofNot(term);
      case Expr.IsNull _ -> TEST;
      case Expr.Compare(var op, _, _) -> op == Comparison.NOT_DISTINCT ? TEST : COMPARISON;
      case Expr.InList _ -> COMPARISON;
      case Expr.Arithmetic(var op, _, _, _) ->
          switch (op) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
          };
      case Expr.Negate _ -> SIGN;
      // A sign before a number is read as part of the number, not as its opposite.
      case Expr.Literal literal -> LiteralText.isNumber(literal) ? SIGN : PRIMARY;
      case Expr.Call(var function, _, _) ->
          switch (function) {
            case PatternFunction.LIKE, PatternFunction.ILIKE -> COMPARISON;
            case TextFunction.CONCAT_OPERATOR -> CONCAT;
            default -> PRIMARY;
          };
      case Expr.Ref _, Expr.Case _, Expr.Coalesce _, Expr.Cast _, Expr.Member _ -> PRIMARY;
    };
  }

  private static Binding ofNot(Expr term) {
    return switch (term) {
      case Expr.InList _ -> COMPARISON;
      case Expr.IsNull _ -> TEST;
      case Expr.Compare(var op, _, _) when op == Comparison.NOT_DISTINCT -> TEST;
      case Expr.Call(var function, _, _)
          when function == PatternFunction.LIKE || function == PatternFunction.ILIKE ->
          COMPARISON;
      case Expr _ -> NOT;
    };
  }
}
