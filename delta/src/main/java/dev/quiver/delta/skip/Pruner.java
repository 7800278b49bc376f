package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Conversions;
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
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reasons about a predicate with the values its columns can have.
///
/// Good for any rows somebody knows bounds of: a file's, a row group's, a page's. A predicate that
/// may end in an error is left alone, so that skipping rows does not hide it.
public final class Pruner {
  /// Fewer options are compared one by one.
  private static final int MANY = 16;

  private final Function<Expr, Optional<Literal>> folder;

  /// By the list itself: to compare lists would take as long as to compare options.
  private final IdentityHashMap<List<Literal>, SortedOptions> sorted = new IdentityHashMap<>();

  /// A pruner that converts constants by `folder`, which evaluates an expression without columns.
  public Pruner(Function<Expr, Optional<Literal>> folder) {
    this.folder = folder;
  }

  /// For how many rows the predicate is true.
  public Match match(Expr predicate, Domains columns) {
    return predicate.canFail() ? Match.SOME : truths(predicate, columns).match();
  }

  private Truths truths(Expr predicate, Domains columns) {
    return switch (predicate) {
      case And(var terms) -> and(terms, columns);
      case Or(var terms) -> and(terms.stream().map(Pruner::negated).toList(), columns).not();
      case Not(var term) -> truths(term, columns).not();
      case IsNull(var value) -> domain(value, columns).isNull();
      case Compare(var op, var left, var right) when !left.type().isNested() ->
          domain(left, columns).compare(op, domain(right, columns));
      case InList(var value, var options) when isSortable(options) ->
          sorted(options).in(domain(value, columns));
      case InList(var value, var options) -> in(domain(value, columns), options);
      case Call(var function, var arguments, _) ->
          TextPrefix.of(function, arguments)
              .map(prefix -> prefix.truths(domain(arguments.getFirst(), columns)))
              .orElse(Truths.ANY);
      case Literal(Value.Null _, _) -> new Truths(false, false, true);
      case Ref _, Member _, Literal _ ->
          domain(predicate, columns).compare(Comparison.EQ, Domain.of(new Value.Bool(true)));
      case Compare _, Case _, Coalesce _, Cast _, Arithmetic _, Negate _ -> Truths.ANY;
    };
  }

  private static Expr negated(Expr term) {
    return new Not(term);
  }

  private Truths and(List<Expr> terms, Domains columns) {
    return terms.stream()
        .map(term -> truths(term, columns))
        .reduce(Truths::and)
        .orElse(Truths.always(true));
  }

  private static boolean isSortable(List<Literal> options) {
    return options.size() > MANY && !options.getFirst().type().isNested();
  }

  private SortedOptions sorted(List<Literal> options) {
    synchronized (sorted) {
      return sorted.computeIfAbsent(options, SortedOptions::new);
    }
  }

  private static Truths in(Domain value, List<Literal> options) {
    return options.stream()
        .map(option -> value.compare(Comparison.EQ, Domain.of(option.value())))
        .reduce(Truths::or)
        .orElse(Truths.always(false));
  }

  private Domain domain(Expr value, Domains columns) {
    return switch (value) {
      case Literal(var constant, _) -> Domain.of(constant);
      case Ref _, Member _ -> columns.of(value);
      case Cast(var inner, var type, _) when isMonotone(inner.type(), type) ->
          cast(domain(inner, columns), inner.type(), type);
      case Compare _, And _, Or _, Not _, IsNull _, InList _, Case _, Coalesce _ -> Domain.ANY;
      case Cast _, Arithmetic _, Negate _, Call _ -> Domain.ANY;
    };
  }

  /// A conversion that keeps the order keeps bounds.
  private Domain cast(Domain domain, DataType from, DataType to) {
    List<Range> ranges =
        domain.ranges().stream()
            .map(range -> new Range(cast(range.min(), from, to), cast(range.max(), from, to)))
            .toList();
    return new Domain(ranges, domain.canBeNull());
  }

  private Value cast(Value bound, DataType from, DataType to) {
    if (bound instanceof Value.Null) {
      return bound;
    }
    Expr cast = new Cast(new Literal(bound, from), to, Expr.OnFailure.ERROR);
    return folder.apply(cast).map(Literal::value).orElse(Value.NULL);
  }

  private static boolean isMonotone(DataType from, DataType to) {
    boolean numbers = from.isNumeric() && to.isNumeric() && Conversions.isTotal(from, to);
    return numbers || (isTime(from) && isTime(to));
  }

  /// Days and microseconds of one zone: cutting off the time of day keeps the order.
  private static boolean isTime(DataType type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMP_NTZ;
  }
}
