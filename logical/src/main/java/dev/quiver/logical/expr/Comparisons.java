package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;

/// Makes comparisons and conditions of checked and converted sides.
public final class Comparisons {
  private Comparisons() {}

  /// The comparison of two values, converted to one type.
  public static Expr compare(Comparison op, Expr left, Expr right) {
    List<Expr> sides = Coercion.toComparable(op.symbol(), List.of(left, right));
    ordered(op.symbol(), sides.getFirst().type());
    return new Compare(op, sides.getFirst(), sides.getLast());
  }

  /// Whether a value equals one of the options; those that are no constants are compared one by
  /// one.
  public static Expr in(Expr value, List<Expr> options) {
    List<Expr> all = new ArrayList<>();
    all.add(value);
    all.addAll(options);
    List<Expr> converted = Coercion.toComparable("IN", all);
    Expr asked = converted.getFirst();
    ordered("IN", asked.type());
    List<Literal> constants = new ArrayList<>();
    List<Expr> terms = new ArrayList<>();
    for (Expr option : converted.subList(1, converted.size())) {
      if (option instanceof Literal literal) {
        constants.add(literal);
      } else {
        terms.add(new Compare(Comparison.EQ, asked, option));
      }
    }
    if (!constants.isEmpty()) {
      terms.addFirst(new InList(asked, constants));
    }
    return terms.size() == 1 ? terms.getFirst() : new Or(terms);
  }

  /// The expression, if it is a condition; a bare NULL is an unknown one.
  public static Expr condition(String where, Expr expr) {
    if (expr.type() == Simple.NULL) {
      return Coercion.to(Simple.BOOLEAN, expr);
    }
    if (expr.type() != Simple.BOOLEAN) {
      throw ExprException.unexpected(where, expr.type(), "boolean");
    }
    return expr;
  }

  /// The value, if two of its type can be told to be the same, as keys of groups must be.
  public static Expr key(String where, Expr value) {
    DataType type = value.type();
    if (!type.hasEquality()) {
      throw ExprException.unexpected(where, type, "a type with equality (" + instead(type) + ")");
    }
    return value;
  }

  private static String instead(DataType type) {
    return switch (type) {
      case DataType.Struct _ -> "compare its members";
      case DataType.ListOf _ -> "compare its elements";
      case DataType.MapOf _ -> "compare values of its keys";
      case Simple _, Decimal _ -> "take a value out with variant_get";
    };
  }

  /// Says that values of this type have an order, or throws.
  public static void ordered(String where, DataType type) {
    if (type.isNested() || type == Simple.VARIANT) {
      throw ExprException.unexpected(where, type, "a type with an order (" + instead(type) + ")");
    }
  }
}
