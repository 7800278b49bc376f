package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at one expression and its children and says which types do not go together.
final class ExprTypes {
  private ExprTypes() {}

  static Optional<String> complaint(Expr expr) {
    return switch (expr) {
      case Literal _, Ref _, IsNull _, Cast _, Call _ -> Optional.empty();
      case Compare(_, var left, var right) -> allAre(left.type(), List.of(right));
      case And(var terms) -> allAre(Simple.BOOLEAN, terms);
      case Or(var terms) -> allAre(Simple.BOOLEAN, terms);
      case Not(var term) -> allAre(Simple.BOOLEAN, List.of(term));
      case InList(var value, var options) -> allAre(value.type(), options);
      case Case(var branches, var otherwise) ->
          allAre(Simple.BOOLEAN, branches.stream().map(Expr.Branch::condition).toList())
              .or(() ->
                  allAre(otherwise.type(), branches.stream().map(Expr.Branch::result).toList()));
      case Coalesce(var terms) -> allAre(terms.getFirst().type(), terms);
      case Arithmetic(_, var left, var right, var type) when type instanceof Decimal ->
          Stream.of(left, right).allMatch(side -> side.type() instanceof Decimal)
              ? Optional.empty()
              : Optional.of("a decimal of " + left.type().text() + " and " + right.type().text());
      case Arithmetic(_, var left, var right, var type) -> allAre(type, List.of(left, right));
      case Negate(var value) ->
          value.type().isNumeric()
              ? Optional.empty()
              : Optional.of("a negative " + value.type().text());
      case Member(var struct, var ordinal) ->
          struct.type() instanceof Struct(var fields) && ordinal >= 0 && ordinal < fields.size()
              ? Optional.empty()
              : Optional.of("member %d of %s".formatted(ordinal, struct.type().text()));
    };
  }

  private static Optional<String> allAre(DataType type, List<? extends Expr> terms) {
    return terms.stream()
        .map(Expr::type)
        .filter(other -> !other.equals(type))
        .findFirst()
        .map(other -> "%s stands where %s must".formatted(other.text(), type.text()));
  }
}
