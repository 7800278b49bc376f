package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;

/// Finds the type that several types have in common, and converts to it.
///
/// ```text
/// NULL    → anything
/// int8    → int16 → int32 → int64 → decimal → float64
/// int8, int16 → float32 → float64
/// ```
///
/// Everything else meets only its own type: a string no number, a timestamp no timestamp_ntz.
/// Constants are more willing, since their value is known: see [Literals].
public final class Coercion {
  private Coercion() {}

  /// The smallest type that both types widen to, if there is one.
  public static Optional<DataType> common(DataType left, DataType right) {
    if (left.equals(right) || right == Simple.NULL) {
      return Optional.of(left);
    }
    if (left == Simple.NULL) {
      return Optional.of(right);
    }
    return left.isNumeric() && right.isNumeric()
        ? Optional.of(commonNumber(left, right))
        : Optional.empty();
  }

  /// The common type of all, at least one; an error naming `where` and two that have none.
  public static DataType common(String where, List<DataType> types) {
    DataType common = types.getFirst();
    for (DataType type : types) {
      DataType before = common;
      common =
          common(before, type).orElseThrow(() -> ExprException.noCommonType(where, before, type));
    }
    return common;
  }

  /// The expression as a value of a type: itself, a constant of that type, or a cast that fails
  /// where a value does not fit.
  public static Expr to(DataType type, Expr expr) {
    if (expr.type().equals(type)) {
      return expr;
    }
    return expr instanceof Literal literal && literal.isNull()
        ? Literal.nullOf(type)
        : new Cast(expr, type, OnFailure.ERROR);
  }

  /// All expressions as values of their common type; an error naming `where` if there is none.
  /// Whole constants beside decimals ask for no more digits than they have.
  public static List<Expr> toCommon(String where, List<Expr> exprs) {
    DataType common = common(where, types(exprs));
    return exprs.stream().map(expr -> to(common, adapted(expr, common))).toList();
  }

  private static List<DataType> types(List<Expr> exprs) {
    boolean areDecimal = areDecimal(exprs);
    return exprs.stream()
        .map(
            expr -> areDecimal ? Literals.ofItsDigits(expr).<Expr>map(it -> it).orElse(expr) : expr)
        .map(Expr::type)
        .toList();
  }

  /// Whether there is a decimal, and beside decimals and integers nothing.
  private static boolean areDecimal(List<Expr> exprs) {
    boolean isExact =
        exprs.stream()
            .map(Expr::type)
            .allMatch(type -> type instanceof Decimal || type.isInteger() || type == Simple.NULL);
    return isExact && exprs.stream().anyMatch(expr -> expr.type() instanceof Decimal);
  }

  /// All expressions as values of one type in which they can be compared. Constants take the type
  /// of the others if they all have the very same value there, so that a column stays bare.
  public static List<Expr> toComparable(String where, List<Expr> exprs) {
    List<DataType> columns =
        exprs.stream().filter(expr -> !isLiteral(expr)).map(Expr::type).toList();
    if (!columns.isEmpty() && columns.size() < exprs.size()) {
      DataType type = comparable(where, columns);
      List<Expr> adapted = exprs.stream().map(expr -> adapted(expr, type)).toList();
      if (adapted.stream().allMatch(expr -> expr.type().equals(type) || !isLiteral(expr))) {
        return adapted.stream().map(expr -> to(type, expr)).toList();
      }
    }
    DataType common = comparable(where, types(exprs));
    return exprs.stream().map(expr -> to(common, adapted(expr, common))).toList();
  }

  /// The common type, but dates meet timestamps too: a date is compared as its midnight.
  private static DataType comparable(String where, List<DataType> types) {
    List<DataType> moments =
        types.stream().filter(type -> Conversions.isTime(type) && type != Simple.DATE).toList();
    return moments.isEmpty()
        ? common(where, types)
        : common(
            where,
            types.stream().map(type -> type == Simple.DATE ? moments.getFirst() : type).toList());
  }

  private static boolean isLiteral(Expr expr) {
    return expr instanceof Literal;
  }

  private static Expr adapted(Expr expr, DataType type) {
    return expr instanceof Literal literal ? Literals.adapted(literal, type) : expr;
  }

  private static DataType commonNumber(DataType left, DataType right) {
    if (left.isInteger() && right.isInteger()) {
      return Conversions.digits(left) >= Conversions.digits(right) ? left : right;
    }
    if (left.isFloat() || right.isFloat()) {
      return isHeldByFloat32(left) && isHeldByFloat32(right) ? Simple.FLOAT32 : Simple.FLOAT64;
    }
    return commonDecimal(decimalOf(left), decimalOf(right));
  }

  private static boolean isHeldByFloat32(DataType type) {
    return type == Simple.FLOAT32 || type == Simple.INT8 || type == Simple.INT16;
  }

  private static Decimal commonDecimal(Decimal left, Decimal right) {
    int scale = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return new Decimal(Math.min(Decimal.MAX_PRECISION, whole + scale), scale);
  }

  /// The decimal that holds every value of an exact number type.
  static Decimal decimalOf(DataType exact) {
    return exact instanceof Decimal decimal ? decimal : new Decimal(Conversions.digits(exact), 0);
  }
}
