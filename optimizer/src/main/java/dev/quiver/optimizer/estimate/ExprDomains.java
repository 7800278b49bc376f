package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which values expressions have, given those of their columns. A function is thought to give
/// something else for each combination of what it takes, as far as its range goes.
record ExprDomains(Function<Column, Domain> columns, Origin rows) {
  Domain of(Expr expr) {
    return switch (expr) {
      case Ref(var column) -> columns.apply(column);
      case Literal literal -> Domain.constant(literal, rows);
      case Cast(var value, var type, _) -> cast(of(value), value.type(), type);
      case Arithmetic(var op, var left, var right, var type) -> {
        Domain one = of(left);
        Domain other = of(right);
        Range range = Intervals.of(op, one.range(), other.range(), type);
        yield made(range, List.of(one, other));
      }
      case Negate(var value) -> {
        Domain one = of(value);
        yield made(Intervals.negated(one.range()), List.of(one));
      }
      case Case(var branches, var otherwise) ->
          any(
              Stream.concat(branches.stream().map(Branch::result), Stream.of(otherwise))
                  .map(this::of)
                  .toList());
      case Coalesce(var terms) -> coalesced(terms.stream().map(this::of).toList());
      case Call call -> call(call);
      case Compare _, And _, Or _, Not _, IsNull _, InList _ ->
          Domain.counted(Range.TRUTH, 0, 2, Grade.ESTIMATED, rows);
      case Member _ -> Domain.unknown(rows);
    };
  }

  private Domain cast(Domain value, DataType from, DataType to) {
    Range range =
        Intervals.isNumber(from) && Intervals.isNumber(to)
            ? Range.between(value.range().low(), value.range().high(), to)
            : Range.ANY;
    return made(range, List.of(value));
  }

  private Domain call(Call call) {
    List<Domain> arguments =
        call.arguments().stream().filter(one -> !(one instanceof Literal)).map(this::of).toList();
    return made(CallRanges.of(call, arguments), arguments).atMost(CallRanges.most(call));
  }

  /// Of one column it is that column's in another form, and no less sure.
  private Domain made(Range range, List<Domain> from) {
    double combinations = 1;
    double present = 1;
    Grade grade = Grade.EXACT;
    Domain only = Domain.constant(Literal.of(true), rows);
    int varying = 0;
    for (Domain one : from) {
      combinations *= one.distinct();
      present *= 1 - one.nulls();
      if (one.distinct() > 1) {
        only = one;
        varying++;
        grade = grade.with(one.grade());
      }
    }
    if (varying == 1) {
      return only.reshaped(range, 1 - present);
    }
    return Domain.counted(range, 1 - present, combinations, grade.guessed(), rows);
  }

  private Domain any(List<Domain> results) {
    List<Domain> some = results.stream().filter(one -> one.nulls() < 1).toList();
    double nulls = results.stream().mapToDouble(Domain::nulls).sum() / results.size();
    double distinct = some.stream().mapToDouble(Domain::distinct).sum();
    Range range = some.stream().map(Domain::range).reduce(Range::hull).orElse(Range.ANY);
    Grade grade = some.stream().map(Domain::grade).reduce(Grade.ESTIMATED, Grade::with);
    return Domain.counted(range, nulls, distinct, grade, rows);
  }

  private Domain coalesced(List<Domain> terms) {
    double nulls = 1;
    for (Domain one : terms) {
      nulls *= one.nulls();
    }
    Domain any = any(terms);
    return Domain.counted(any.range(), nulls, any.distinct(), any.grade(), rows);
  }
}
