package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;
import java.util.stream.Collectors;

/// Renders expressions with the parentheses they need and no others.
final class ExprText {
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int NOT = 3;
  private static final int COMPARISON = 4;
  private static final int SUM = 5;
  private static final int PRODUCT = 6;
  private static final int SIGN = 7;
  private static final int PRIMARY = 8;

  private final ColumnNames names;

  ExprText(ColumnNames names) {
    this.names = names;
  }

  String print(Expr expr) {
    return switch (expr) {
      case Literal literal -> LiteralText.print(literal);
      case Ref(var column) -> names.of(column);
      case Compare(var op, var left, var right) ->
          at(SUM, left) + " " + op.symbol() + " " + at(SUM, right);
      case And(var terms) -> joined(NOT, terms, " AND ");
      case Or(var terms) -> joined(AND, terms, " OR ");
      case Not(IsNull(var value)) -> at(SUM, value) + " IS NOT NULL";
      case Not(InList(var value, var options)) -> at(SUM, value) + " NOT IN " + list(options);
      case Not(var term) -> "NOT " + at(NOT, term);
      case IsNull(var value) -> at(SUM, value) + " IS NULL";
      case InList(var value, var options) -> at(SUM, value) + " IN " + list(options);
      case Case(var branches, var otherwise) ->
          branches.stream().map(this::branch).collect(Collectors.joining(" ", "CASE ", ""))
              + (" ELSE " + print(otherwise) + " END");
      case Coalesce(var terms) -> "coalesce" + list(terms);
      case Cast(var value, var type, var onFailure) ->
          (onFailure == OnFailure.ERROR ? "CAST(" : "TRY_CAST(")
              + (print(value) + " AS " + type.text() + ")");
      case Arithmetic(var op, var left, var right, _) -> {
        int level = level(op);
        yield at(level, left) + " " + op.symbol() + " " + at(level + 1, right);
      }
      case Negate(var value) -> "-" + at(PRIMARY, value);
      case Member(var struct, var ordinal) ->
          at(PRIMARY, struct)
              + ("." + ColumnNames.quoted(((Struct) struct.type()).fields().get(ordinal).name()));
      case Call(var function, var arguments, _) -> function.text() + list(arguments);
    };
  }

  private String branch(Branch branch) {
    return "WHEN " + print(branch.condition()) + " THEN " + print(branch.result());
  }

  private String list(List<? extends Expr> values) {
    return values.stream().map(this::print).collect(Collectors.joining(", ", "(", ")"));
  }

  private String joined(int level, List<Expr> terms, String word) {
    return terms.stream().map(term -> at(level, term)).collect(Collectors.joining(word));
  }

  /// The text of an operand where at least this binding strength is needed.
  private String at(int level, Expr expr) {
    String text = print(expr);
    boolean binds = level(expr) >= level && !(level == PRIMARY && text.startsWith("-"));
    return binds ? text : "(" + text + ")";
  }

  private static int level(Expr expr) {
    return switch (expr) {
      case Or _ -> OR;
      case And _ -> AND;
      case Not(IsNull _), Not(InList _) -> COMPARISON;
      case Not _ -> NOT;
      case Compare _, IsNull _, InList _ -> COMPARISON;
      case Arithmetic(var op, _, _, _) -> level(op);
      case Negate _ -> SIGN;
      case Literal _, Ref _, Case _, Coalesce _, Cast _, Member _, Call _ -> PRIMARY;
    };
  }

  private static int level(Operator op) {
    return switch (op) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
    };
  }
}
