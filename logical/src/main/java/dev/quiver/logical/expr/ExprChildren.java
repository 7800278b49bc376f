package dev.quiver.logical.expr;

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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.ArrayList;
import java.util.List;

/// Takes expressions apart and puts them together again.
final class ExprChildren {
  private ExprChildren() {}

  static List<Expr> of(Expr expr) {
    return switch (expr) {
      case Literal _, Ref _ -> List.of();
      case Compare(_, var left, var right) -> List.of(left, right);
      case And(var terms) -> terms;
      case Or(var terms) -> terms;
      case Not(var term) -> List.of(term);
      case IsNull(var value) -> List.of(value);
      case InList(var value, _) -> List.of(value);
      case Case(var branches, var otherwise) -> of(branches, otherwise);
      case Coalesce(var terms) -> terms;
      case Cast(var value, _, _) -> List.of(value);
      case Arithmetic(_, var left, var right, _) -> List.of(left, right);
      case Negate(var value) -> List.of(value);
      case Member(var struct, _) -> List.of(struct);
      case Call(_, var arguments, _) -> arguments;
    };
  }

  static Expr with(Expr expr, List<Expr> children) {
    return switch (expr) {
      case Literal _, Ref _ -> expr;
      case Compare(var op, _, _) -> new Compare(op, children.getFirst(), children.getLast());
      case And _ -> new And(children);
      case Or _ -> new Or(children);
      case Not _ -> new Not(children.getFirst());
      case IsNull _ -> new IsNull(children.getFirst());
      case InList(_, var options) -> new InList(children.getFirst(), options);
      case Case _ -> caseOf(children);
      case Coalesce _ -> new Coalesce(children);
      case Cast(_, var type, var onFailure) -> new Cast(children.getFirst(), type, onFailure);
      case Arithmetic(var op, _, _, var type) ->
          new Arithmetic(op, children.getFirst(), children.getLast(), type);
      case Negate _ -> new Negate(children.getFirst());
      case Member(_, var ordinal) -> new Member(children.getFirst(), ordinal);
      case Call(var function, _, var type) -> new Call(function, children, type);
    };
  }

  private static List<Expr> of(List<Branch> branches, Expr otherwise) {
    List<Expr> children = new ArrayList<>();
    for (Branch branch : branches) {
      children.add(branch.condition());
      children.add(branch.result());
    }
    children.add(otherwise);
    return List.copyOf(children);
  }

  private static Case caseOf(List<Expr> children) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i + 1 < children.size(); i += 2) {
      branches.add(new Branch(children.get(i), children.get(i + 1)));
    }
    return new Case(branches, children.getLast());
  }
}
