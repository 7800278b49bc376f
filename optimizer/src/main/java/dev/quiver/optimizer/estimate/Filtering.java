package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr;
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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Filters rows by one conjunct after the other: which part of them is kept, and which values are
/// left in the columns that conjuncts speak of. So two bounds on one column are one range.
///
/// Assumed: values are spread evenly over their range and their distinct values, conjuncts over
/// different columns are independent of each other, and of what is not understood a third passes.
final class Filtering {
  private static final double UNKNOWN = 1.0 / 3;

  private final Function<Column, Domain> input;
  private final Origin rows;
  private final Map<Column, Domain> narrowed = new HashMap<>();
  private double kept = 1;

  Filtering(Function<Column, Domain> input, double rows) {
    this.input = input;
    this.rows = new Origin(rows);
  }

  /// What is left of a plan's rows where a predicate is true.
  static Profile of(Profile input, List<Expr> conjuncts) {
    if (conjuncts.isEmpty()) {
      return input;
    }
    Filtering filtering = new Filtering(input::domain, input.rows());
    conjuncts.forEach(filtering::apply);
    return new Profile(
        input.rows() * filtering.kept,
        input.grade().guessed(),
        input.columns(),
        column -> filtering.left(column, input));
  }

  private Domain left(Column column, Profile from) {
    Domain own = narrowed.get(column);
    return own == null
        ? from.domain(column).thinned(from.rows(), kept)
        : thinnedByOthers(own, from);
  }

  /// What conjuncts over other columns leave of the values that those over this one let pass.
  private Domain thinnedByOthers(Domain own, Profile from) {
    double left = from.rows() * kept;
    return own.distinct() > left ? own.thinned(own.distinct(), left / own.distinct()) : own;
  }

  /// Which part of the rows is kept.
  double kept() {
    return kept;
  }

  /// The values of a column so far.
  Domain domain(Column column) {
    Domain known = narrowed.get(column);
    return known == null ? input.apply(column) : known;
  }

  private Domain domain(Expr expr) {
    return new ExprDomains(this::domain, rows).of(expr);
  }

  /// Keeps the rows for which a conjunct is true.
  void apply(Expr conjunct) {
    switch (conjunct) {
      case Literal literal -> keep(literal.equals(Literal.of(true)) ? 1 : 0);
      case And(var terms) -> terms.forEach(this::apply);
      case Or(var terms) -> new Alternatives(terms.stream().map(this::branch).toList()).into(this);
      case Not(var term) -> not(term);
      case IsNull(var value) -> keep(domain(value).nulls());
      case InList(var value, var options) -> among(value, options);
      case Compare(var op, var value, Literal literal) -> compare(op, value, literal);
      case Compare(var op, Literal literal, var value) -> compare(op.flipped(), value, literal);
      case Compare(var op, var left, var right) -> compare(op, domain(left), domain(right));
      case Ref(var column) -> keep((1 - domain(column).nulls()) / 2);
      case Call call -> keep(Patterns.isOne(call) ? pattern(call) : UNKNOWN);
      case Case _, Coalesce _, Cast _, Arithmetic _, Negate _, Member _ -> keep(UNKNOWN);
    }
  }

  void keep(double part) {
    kept *= Math.clamp(part, 0.0, 1.0);
  }

  void narrow(Column column, Domain to) {
    narrowed.put(column, to);
  }

  Map<Column, Domain> narrowed() {
    return narrowed;
  }

  private Filtering branch(Expr term) {
    Filtering branch = new Filtering(this::domain, rows.rows() * kept);
    branch.apply(term);
    return branch;
  }

  private double pattern(Call call) {
    return Patterns.matched(call, domain(call.arguments().getFirst()));
  }

  private void not(Expr term) {
    if (term instanceof IsNull(var value)) {
      keep(1 - domain(value).nulls());
      if (value instanceof Ref(var column)) {
        narrow(column, domain(column).present());
      }
      return;
    }
    double most =
        switch (term) {
          case InList(var value, _) -> 1 - domain(value).nulls();
          case Call call when Patterns.isOne(call) ->
              1 - domain(call.arguments().getFirst()).nulls();
          case Ref(var column) -> 1 - domain(column).nulls();
          case Expr _ -> 1;
        };
    keep(most - branch(term).kept);
  }

  private void among(Expr value, List<Literal> options) {
    Domain domain = domain(value);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    int possible = 0;
    for (Literal option : options) {
      double at = domain.range().at(option);
      if (!option.isNull() && !domain.range().excludes(at)) {
        possible++;
        low = Math.min(low, Double.isNaN(at) ? Double.NEGATIVE_INFINITY : at);
        high = Math.max(high, Double.isNaN(at) ? Double.POSITIVE_INFINITY : at);
      }
    }
    keep(Math.min(1 - domain.nulls(), possible * domain.equal()));
    if (value instanceof Ref(var column) && possible > 0) {
      narrow(column, domain.choosing(domain.range().within(low, high), possible));
    }
  }

  private void compare(Comparison op, Expr value, Literal literal) {
    Domain domain = domain(value);
    Range range = domain.range();
    double at = range.at(literal);
    if (literal.isNull()) {
      keep(op == Comparison.NOT_DISTINCT ? domain.nulls() : 0);
      return;
    }
    switch (op) {
      case EQ, NOT_DISTINCT -> among(value, List.of(literal));
      case NE -> keep(1 - domain.nulls() - (range.excludes(at) ? 0 : domain.equal()));
      case LT -> bound(value, domain, range.within(range.low(), at - range.step()));
      case LE -> bound(value, domain, range.within(range.low(), at));
      case GT -> bound(value, domain, range.within(at + range.step(), range.high()));
      case GE -> bound(value, domain, range.within(at, range.high()));
    }
  }

  private void bound(Expr value, Domain domain, Range within) {
    double part = domain.range().part(within);
    double kept = Double.isNaN(part) ? UNKNOWN : part;
    keep((1 - domain.nulls()) * kept);
    if (value instanceof Ref(var column)) {
      narrow(column, domain.narrowed(within, kept));
    }
  }

  private void compare(Comparison op, Domain left, Domain right) {
    double present = (1 - left.nulls()) * (1 - right.nulls());
    double equal =
        left.range().meet(right.range()).isEmpty()
            ? 0
            : present / Math.max(left.distinct(), right.distinct());
    switch (op) {
      case EQ -> keep(equal);
      case NOT_DISTINCT -> keep(equal + left.nulls() * right.nulls());
      case NE -> keep(present - equal);
      case LT, LE -> keep(present * left.range().chanceBelow(right.range()));
      case GT, GE -> keep(present * right.range().chanceBelow(left.range()));
    }
  }
}
