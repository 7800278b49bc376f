package dev.quiver.logical.expr;

import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;

/// A bound scalar expression: every column resolved, every type known.
///
/// Truth is three-valued. `And`, `Or`, `Case` and `Coalesce` evaluate left to right, each term only
/// where the terms before it left the answer open, so an error in a term that is not reached does
/// not happen.
public sealed interface Expr {
  /// A constant of a type.
  record Literal(Value value, DataType type) implements Expr {
    /// SQL NULL of a type.
    public static Literal nullOf(DataType type) {
      return new Literal(Value.NULL, type);
    }

    /// TRUE or FALSE.
    public static Literal of(boolean value) {
      return new Literal(new Value.Bool(value), Simple.BOOLEAN);
    }

    /// Whether this is SQL NULL.
    public boolean isNull() {
      return value instanceof Value.Null;
    }
  }

  /// The value of a column of the input.
  record Ref(Column column) implements Expr {}

  /// A comparison of two values of one type; the binder has converted both sides.
  record Compare(Comparison op, Expr left, Expr right) implements Expr {}

  /// True where all terms are true; two terms or more.
  record And(List<Expr> terms) implements Expr {
    public And {
      terms = atLeastTwo(terms);
    }
  }

  /// True where any term is true; two terms or more.
  record Or(List<Expr> terms) implements Expr {
    public Or {
      terms = atLeastTwo(terms);
    }
  }

  /// The opposite truth; unknown stays unknown.
  record Not(Expr term) implements Expr {}

  /// Whether a value is NULL; never NULL itself.
  record IsNull(Expr value) implements Expr {}

  /// Whether a value equals one of the constants, all of its type; NULL among them counts as SQL
  /// says.
  record InList(Expr value, List<Literal> options) implements Expr {
    public InList {
      options = List.copyOf(options);
    }
  }

  /// The result of the first branch whose condition is true, else `otherwise`; all of one type.
  record Case(List<Branch> branches, Expr otherwise) implements Expr {
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /// One WHEN and its THEN.
  record Branch(Expr condition, Expr result) {}

  /// The first term that is not NULL; all of one type, two terms or more.
  record Coalesce(List<Expr> terms) implements Expr {
    public Coalesce {
      terms = atLeastTwo(terms);
    }
  }

  /// A conversion.
  record Cast(Expr value, DataType type, OnFailure onFailure) implements Expr {}

  /// What a conversion does with a value that has no counterpart.
  enum OnFailure {
    ERROR,
    NULL
  }

  /// Arithmetic. Both sides are of one integer or floating type, which is also the result's; or
  /// both are decimals of any scale, and the result is the decimal given.
  record Arithmetic(Operator op, Expr left, Expr right, DataType type) implements Expr {}

  /// Arithmetic operators.
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /// The symbol people write.
    public String symbol() {
      return symbol;
    }
  }

  /// The opposite number, of the same type.
  record Negate(Expr value) implements Expr {}

  /// A member of a struct; NULL where the struct is.
  record Member(Expr struct, int ordinal) implements Expr {}

  /// A function's value for each row.
  record Call(ScalarFunction function, List<Expr> arguments, DataType type) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// Comparison operators.
  enum Comparison {
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    /// Like EQ, but NULL equals NULL and the answer is never NULL.
    NOT_DISTINCT("IS NOT DISTINCT FROM");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /// The symbol people write.
    public String symbol() {
      return symbol;
    }

    /// The comparison that is true where this one is false.
    public Comparison negated() {
      return switch (this) {
        case EQ -> NE;
        case NE -> EQ;
        case LT -> GE;
        case LE -> GT;
        case GT -> LE;
        case GE -> LT;
        case NOT_DISTINCT -> throw new IllegalArgumentException("no opposite: " + symbol);
      };
    }

    /// The comparison that says the same with both sides exchanged.
    public Comparison flipped() {
      return switch (this) {
        case EQ, NE, NOT_DISTINCT -> this;
        case LT -> GT;
        case LE -> GE;
        case GT -> LT;
        case GE -> LE;
      };
    }
  }

  /// The type of the value.
  default DataType type() {
    return switch (this) {
      case Literal(_, var type) -> type;
      case Ref(var column) -> column.type();
      case Compare _, And _, Or _, Not _, IsNull _, InList _ -> Simple.BOOLEAN;
      case Case(_, var otherwise) -> otherwise.type();
      case Coalesce(var terms) -> terms.getFirst().type();
      case Cast(_, var type, _) -> type;
      case Arithmetic(_, _, _, var type) -> type;
      case Negate(var value) -> value.type();
      case Member(var struct, var ordinal) -> ((Struct) struct.type()).fields().get(ordinal).type();
      case Call(_, _, var type) -> type;
    };
  }

  /// The expressions this one is made of, left to right.
  default List<Expr> children() {
    return ExprChildren.of(this);
  }

  /// This expression made of `children` instead of its own.
  default Expr withChildren(List<Expr> children) {
    return ExprChildren.with(this, children);
  }

  /// Whether evaluating this may end in an error for some input.
  default boolean canFail() {
    return Failure.isPossible(this);
  }

  /// Whether `other` is this very expression. Rewrites answer the same one when they change
  /// nothing.
  @SuppressWarnings("ReferenceEquality")
  default boolean isSame(Expr other) {
    return this == other;
  }

  private static List<Expr> atLeastTwo(List<Expr> terms) {
    if (terms.size() < 2) {
      throw new IllegalArgumentException("fewer than two terms: " + terms);
    }
    return List.copyOf(terms);
  }
}
