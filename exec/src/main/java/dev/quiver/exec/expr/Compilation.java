package dev.quiver.exec.expr;

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
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Builds the machine of each expression over one input.
final class Compilation {
  private final Workshop workshop;
  private final Ordinals ordinals;

  Compilation(Workshop workshop, Ordinals ordinals) {
    this.workshop = workshop;
    this.ordinals = ordinals;
  }

  /// The machine of an expression, with a part of one column evaluated once for each entry where
  /// that column is a dictionary.
  CompiledExpr value(Expr expr) {
    return ordinals
        .onlyColumn(expr)
        .<CompiledExpr>map(column -> entries(expr, column, Compilation::full))
        .orElseGet(() -> full(expr));
  }

  /// The same, of which a vector of wide decimals may be [Narrow].
  CompiledExpr loose(Expr expr) {
    return ordinals
        .onlyColumn(expr)
        .<CompiledExpr>map(column -> entries(expr, column, Compilation::machine))
        .orElseGet(() -> machine(expr));
  }

  /// The machine of an expression, in the width of its type.
  private CompiledExpr full(Expr expr) {
    CompiledExpr machine = machine(expr);
    return Narrow.isWide(expr.type()) ? new WidenExpr(workshop, expr.type(), machine) : machine;
  }

  /// The predicate of an expression, likewise.
  CompiledPredicate predicate(Expr expr) {
    return ordinals
        .onlyColumn(expr)
        .<CompiledPredicate>map(column -> entriesPredicate(expr, column))
        .orElseGet(() -> tester(expr));
  }

  private EntriesExpr entries(
      Expr expr, Column column, BiFunction<Compilation, Expr, CompiledExpr> machine) {
    return new EntriesExpr(
        workshop,
        ordinals.of(column),
        machine.apply(plain(), expr),
        machine.apply(new Compilation(workshop, Ordinals.single(column)), expr),
        onNull(expr, column),
        expr.canFail());
  }

  private EntriesPredicate entriesPredicate(Expr expr, Column column) {
    return new EntriesPredicate(
        ordinals.of(column),
        plain().tester(expr),
        new Compilation(workshop, Ordinals.single(column)).tester(expr),
        onNull(expr, column),
        expr.canFail());
  }

  private Compilation plain() {
    return new Compilation(workshop, ordinals.withoutEntries());
  }

  private OnNull onNull(Expr expr, Column column) {
    return OnNull.of(Folding.fold(workshop, Folding.withNull(expr, column)));
  }

  private CompiledExpr machine(Expr expr) {
    return switch (expr) {
      case Literal literal when literal.type().isNested() ->
          (batch, _) -> workshop.nulls(literal.type(), batch.capacity());
      case Literal literal -> LiteralExpr.of(workshop, literal);
      case Ref(var column) -> new ColumnExpr(ordinals.of(column));
      case Compare compare -> comparison(compare);
      case And(var terms) -> new LogicExpr(workshop, values(terms), false);
      case Or(var terms) -> new LogicExpr(workshop, values(terms), true);
      case Not(var term) -> function(expr, true, new NotFunction(workshop), term);
      case IsNull(var value) -> function(expr, false, new IsNullFunction(workshop), value);
      case InList in -> function(expr, false, InListFunction.of(workshop, in), in.value());
      case Case(var branches, var otherwise) ->
          new CaseExpr(
              workshop,
              expr.type(),
              branches.stream().map(branch -> predicate(branch.condition())).toList(),
              branches.stream().map(branch -> value(branch.result())).toList(),
              value(otherwise));
      case Coalesce(var terms) -> new CoalesceExpr(workshop, expr.type(), values(terms));
      case Cast cast -> cast(cast);
      case Arithmetic arithmetic -> arithmetic(arithmetic);
      case Negate(var value) -> machine(Negation.of(value));
      case Member(var struct, var ordinal) -> new MemberExpr(workshop, value(struct), ordinal);
      case Call call ->
          new FunctionExpr(
              workshop,
              values(call.arguments()),
              Functions.of(workshop, call),
              call.type(),
              Functions.isStrict(call.function()));
    };
  }

  private CompiledExpr arithmetic(Arithmetic expr) {
    Expr left = expr.left();
    Expr right = expr.right();
    DataType type = expr.type();
    if (Narrow.isWide(type)
        && type instanceof Decimal result
        && left.type() instanceof Decimal a
        && right.type() instanceof Decimal b) {
      VectorFunction function = WideFunction.of(workshop, expr.op(), a, b, result);
      return new FunctionExpr(workshop, List.of(loose(left), loose(right)), function, type, true);
    }
    return function(
        expr,
        true,
        ArithmeticFunction.of(workshop, expr.op(), left.type(), right.type(), type),
        left,
        right);
  }

  private CompiledPredicate tester(Expr expr) {
    return switch (expr) {
      case Compare compare ->
          Range.of(compare)
              .<CompiledPredicate>map(this::range)
              .orElseGet(() -> comparison(compare));
      case And(var terms) -> conjunction(terms);
      case Or(var terms) -> new OrPredicate(terms.stream().map(this::predicate).toList());
      case IsNull(var value) -> new NullPredicate(value(value), true);
      case Not(IsNull(var value)) -> new NullPredicate(value(value), false);
      case Call call when LikePredicate.pattern(call).isPresent() -> like(call, true);
      case Not(Call call) when LikePredicate.pattern(call).isPresent() -> like(call, false);
      case Literal _, Ref _, Not _, InList _, Case _, Coalesce _, Cast _, Member _, Call _ ->
          new TruthPredicate(machine(expr));
      case Arithmetic _, Negate _ -> throw new IllegalArgumentException("no predicate: " + expr);
    };
  }

  /// Ranges of one column are tested in one look, where the first of them stands; not across a term
  /// that may fail, which must see just the rows that those before it leave.
  private CompiledPredicate conjunction(List<Expr> terms) {
    if (terms.stream().anyMatch(Expr::canFail)) {
      return new AndPredicate(terms.stream().map(this::predicate).toList());
    }
    List<CompiledPredicate> predicates = new ArrayList<>();
    Set<Column> ranged = new HashSet<>();
    for (Expr term : terms) {
      Optional<Range> range = Range.of(term);
      if (range.isEmpty()) {
        predicates.add(predicate(term));
      } else if (ranged.add(range.get().column())) {
        List<Expr> same = terms.stream().filter(other -> isOf(range.get(), other)).toList();
        predicates.add(same.size() == 1 ? predicate(term) : ranges(range.get().column(), same));
      }
    }
    return predicates.size() == 1 ? predicates.getFirst() : new AndPredicate(predicates);
  }

  private static boolean isOf(Range range, Expr term) {
    return Range.of(term).filter(other -> other.column().equals(range.column())).isPresent();
  }

  private CompiledPredicate ranges(Column column, List<Expr> terms) {
    Expr all = new And(terms);
    if (ordinals.onlyColumn(all).isPresent()) {
      return entriesPredicate(all, column);
    }
    return range(
        terms.stream().map(term -> Range.of(term).orElseThrow()).reduce(Range::and).orElseThrow());
  }

  private RangePredicate range(Range range) {
    return new RangePredicate(workshop.kernels().compare(), ordinals.of(range.column()), range);
  }

  private LikePredicate like(Call call, boolean wanted) {
    return new LikePredicate(
        value(call.arguments().getFirst()), LikePredicate.pattern(call).orElseThrow(), wanted);
  }

  private Comparer comparison(Compare compare) {
    return new Comparer(
        workshop,
        compare.op(),
        compare.left().type(),
        value(compare.left()),
        value(compare.right()));
  }

  private CompiledExpr cast(Cast cast) {
    return cast.value().type().equals(cast.type())
        ? value(cast.value())
        : function(
            cast,
            true,
            CastFunction.of(workshop, cast.value().type(), cast.type(), cast.onFailure()),
            cast.value());
  }

  private FunctionExpr function(
      Expr expr, boolean strict, VectorFunction function, Expr... arguments) {
    return new FunctionExpr(workshop, values(List.of(arguments)), function, expr.type(), strict);
  }

  private List<CompiledExpr> values(List<Expr> exprs) {
    return exprs.stream().map(this::value).toList();
  }
}
