package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Parameter.Supply;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes an expression as a person would: the fewest parentheses that keep its meaning, every
/// conversion visible. Binding the text again gives an expression that prints the same.
public final class ExprPrinter {
  private final Function<Column, String> names;

  /// Makes a printer that writes columns as `names` says; [Identifiers#quoted] makes any name safe.
  public ExprPrinter(Function<Column, String> names) {
    this.names = names;
  }

  /// The printer that writes columns by their own names, quoted where needed.
  public static ExprPrinter plain() {
    return new ExprPrinter(column -> Identifiers.quoted(column.name()));
  }

  /// The text of an expression.
  public String print(Expr expr) {
    return switch (expr) {
      case Literal literal -> LiteralText.typed(literal);
      case Ref(var column) -> names.apply(column);
      case Compare(var op, var left, var right) -> compare(op.symbol(), left, right);
      case And(var terms) -> joined(terms, " AND ", Binding.NOT);
      case Or(var terms) -> joined(terms, " OR ", Binding.AND);
      case Not(var term) -> not(term);
      case IsNull(var value) -> operand(value) + " IS NULL";
      case InList list -> in(list, " IN ");
      case Case(var branches, var otherwise) -> caseOf(branches, otherwise);
      case Coalesce(var terms) -> list("coalesce(", terms);
      case Cast(var value, var type, var onFailure) ->
          (onFailure == OnFailure.NULL ? "TRY_CAST(" : "CAST(")
              + print(value)
              + " AS "
              + type.text()
              + ")";
      case Arithmetic arithmetic -> arithmetic(arithmetic);
      case Negate(var value) -> "-" + at(Binding.PRIMARY, value);
      case Member(var struct, var ordinal) ->
          at(Binding.PRIMARY, struct)
              + "["
              + LiteralText.string(((Struct) struct.type()).fields().get(ordinal).name())
              + "]";
      case Call call -> call(call);
    };
  }

  /// The text of an aggregate call.
  public String print(AggregateCall call) {
    AggregateCall.Rows rows = call.rows();
    String arguments =
        (rows.distinct() ? "DISTINCT " : "")
            + (call.arguments().isEmpty() ? "*" : bare(call.arguments()))
            + (rows.order().isEmpty() ? "" : " ORDER BY " + order(rows.order()));
    String filter =
        rows.filters().isEmpty()
            ? ""
            : " FILTER (WHERE " + joined(rows.filters(), " AND ", Binding.AND) + ")";
    return call.function().text() + "(" + arguments + ")" + filter;
  }

  /// The text of an order; what is not said is ascending with NULLs last, or descending with NULLs
  /// first.
  public String order(List<SortKey> keys) {
    return keys.stream().map(this::key).collect(Collectors.joining(", "));
  }

  private String key(SortKey key) {
    boolean descends = key.direction() == SortKey.Direction.DESCENDING;
    SortKey usual = descends ? SortKey.descending(key.value()) : SortKey.ascending(key.value());
    return print(key.value())
        + (descends ? " DESC" : "")
        + (key.equals(usual) ? "" : " NULLS " + key.nulls());
  }

  private String at(Binding least, Expr expr) {
    String text = print(expr);
    return Binding.of(expr).compareTo(least) < 0 ? "(" + text + ")" : text;
  }

  private String operand(Expr expr) {
    return at(Binding.CONCAT, expr);
  }

  private String joined(List<Expr> terms, String separator, Binding least) {
    return terms.stream().map(term -> at(least, term)).collect(Collectors.joining(separator));
  }

  private String bare(List<Expr> exprs) {
    return exprs.stream().map(this::print).collect(Collectors.joining(", "));
  }

  private String list(String before, List<Expr> exprs) {
    return exprs.stream().map(this::print).collect(Collectors.joining(", ", before, ")"));
  }

  /// A constant beside something else takes its type when read, so it is written bare.
  private String compare(String symbol, Expr left, Expr right) {
    return beside(right, left) + " " + symbol + " " + beside(left, right);
  }

  private String beside(Expr other, Expr expr) {
    return expr instanceof Literal literal && !(other instanceof Literal)
        ? LiteralText.bare(literal)
        : operand(expr);
  }

  private String not(Expr term) {
    return switch (term) {
      case IsNull(var value) -> operand(value) + " IS NOT NULL";
      case InList list -> in(list, " NOT IN ");
      case Compare(var op, var left, var right) when op == Comparison.NOT_DISTINCT ->
          compare("IS DISTINCT FROM", left, right);
      case Call call when isMatch(call) -> match(call, "NOT ");
      case Expr other -> "NOT " + at(Binding.NOT, other);
    };
  }

  private String in(InList list, String in) {
    return list.options().stream()
        .map(LiteralText::bare)
        .collect(Collectors.joining(", ", operand(list.value()) + in + "(", ")"));
  }

  private String caseOf(List<Expr.Branch> branches, Expr otherwise) {
    StringBuilder text = new StringBuilder("CASE");
    for (Expr.Branch branch : branches) {
      text.append(" WHEN ").append(print(branch.condition()));
      text.append(" THEN ").append(print(branch.result()));
    }
    boolean isLeftOut = otherwise instanceof Literal literal && literal.isNull();
    return text.append(isLeftOut ? "" : " ELSE " + print(otherwise)).append(" END").toString();
  }

  private String arithmetic(Arithmetic arithmetic) {
    Binding own = Binding.of(arithmetic);
    Binding tighter = own == Binding.SUM ? Binding.PRODUCT : Binding.SIGN;
    Expr left = arithmetic.left();
    Expr right = arithmetic.right();
    return (readsItsDigits(left, right) ? LiteralText.bare((Literal) left) : at(own, left))
        + " "
        + arithmetic.op().symbol()
        + " "
        + (readsItsDigits(right, left) ? LiteralText.bare((Literal) right) : at(tighter, right));
  }

  /// Whether this is a whole constant that takes its own digits when it is read beside a decimal.
  private static boolean readsItsDigits(Expr side, Expr other) {
    return side instanceof Literal literal
        && literal.value() instanceof Value.Exact(var unscaled)
        && unscaled.signum() >= 0
        && unscaled.bitLength() < Long.SIZE
        && !(other instanceof Literal)
        && other.type() instanceof Decimal
        && literal.type().equals(new Decimal(new BigDecimal(unscaled).precision(), 0));
  }

  private String call(Call call) {
    if (isMatch(call)) {
      return match(call, "");
    }
    if (isSubscript(call)) {
      return subscript(call.arguments().getFirst(), call.arguments().getLast());
    }
    return call.function() == TextFunction.CONCAT_OPERATOR
        ? joined(call.arguments(), " || ", Binding.SUM)
        : arguments(call);
  }

  private String arguments(Call call) {
    List<Parameter> parameters = call.function().parameters();
    List<Expr> given = given(call);
    StringBuilder text = new StringBuilder(call.function().text()).append("(");
    for (int i = 0; i < given.size(); i++) {
      Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
      text.append(i == 0 ? "" : ", ");
      text.append(
          given.get(i) instanceof Literal literal && takesItsType(parameter, literal)
              ? LiteralText.bare(literal)
              : print(given.get(i)));
    }
    return text.append(")").toString();
  }

  /// Whether a bare constant read as this argument becomes one of the parameter's type.
  private static boolean takesItsType(Parameter parameter, Literal literal) {
    return switch (parameter.accepts()) {
      case INT32, ELEMENT, KEY -> true;
      case BOOLEAN, INT64, FLOAT64, BINARY, STRING, TEXT, HASH_TEXT, SPAN -> literal.isNull();
      case STRUCT, LIST, TEXTS, COLLECTION, MAP, VARIANT -> literal.isNull();
      case NUMBER, FLOAT, TIME, COMPARABLE, COMMON -> false;
    };
  }

  /// Whether brackets say it all: a NULL in front of them has no type.
  private static boolean isSubscript(Call call) {
    return switch (call.function()) {
      case NestedFunction.ARRAY_ELEMENT, NestedFunction.MAP_GET ->
          !(call.arguments().getFirst() instanceof Literal);
      default -> false;
    };
  }

  private String subscript(Expr value, Expr index) {
    String within = index instanceof Literal literal ? LiteralText.bare(literal) : print(index);
    return at(Binding.PRIMARY, value) + "[" + within + "]";
  }

  private static boolean isMatch(Call call) {
    return call.function() == PatternFunction.LIKE || call.function() == PatternFunction.ILIKE;
  }

  private String match(Call call, String not) {
    List<Expr> arguments = given(call);
    String word = call.function() == PatternFunction.LIKE ? "LIKE " : "ILIKE ";
    String escape = arguments.size() < 3 ? "" : " ESCAPE " + operand(arguments.get(2));
    return operand(arguments.get(0)) + " " + not + word + operand(arguments.get(1)) + escape;
  }

  /// The arguments without the trailing ones that are what a call that leaves them out holds.
  private static List<Expr> given(Call call) {
    List<Parameter> parameters = call.function().parameters();
    int count = call.arguments().size();
    while (count > 0
        && count <= parameters.size()
        && parameters.get(count - 1).supply() instanceof Supply.Optional(var value)
        && value.equals(call.arguments().get(count - 1))) {
      count--;
    }
    return call.arguments().subList(0, count);
  }
}
