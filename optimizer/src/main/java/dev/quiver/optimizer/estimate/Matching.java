package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How so many rows of two sides match.
///
/// Assumed: of the values that keys can have, the side with fewer of them has none that the other
/// lacks, but for what filters took away; that is by chance.
final class Matching {
  /// Where nobody has counted the keys of the right, so many left rows have no match at least.
  private static final double LEAST_UNMATCHED = 0.1;

  private final double left;
  private final double right;
  private final Sides sides;
  private final List<Domain> leftKeys = new ArrayList<>();
  private final List<Domain> rightKeys = new ArrayList<>();
  private final Map<Column, Domain> met = new HashMap<>();
  private final Filtering others;
  private double leftShare = 1;
  private double rightShare = 1;

  private Matching(double left, double right, Sides sides) {
    this.left = left;
    this.right = right;
    this.sides = sides;
    this.others = new Filtering(sides::domain, left * right);
  }

  /// Whose column is whose.
  interface Sides {
    /// The values of a column of either side.
    Domain domain(Column column);

    /// Whether the first of two that are apart is the right side's.
    boolean isRight(Uses one, Domain domain, Domain other);

    /// Whether two expressions belong to one side each.
    boolean areApart(Uses one, Uses other);
  }

  /// Rows of two plans.
  static Matching of(Profile left, Profile right, List<Expr> conjuncts) {
    Sides sides = new Known(left, right, Uses.ids(right.columns()));
    return new Matching(left.rows(), right.rows(), sides).with(conjuncts);
  }

  /// Rows of sides of which only the columns' values are known, as they are `at home`.
  static Matching of(
      double left, double right, List<Expr> conjuncts, Function<Column, Domain> home) {
    return new Matching(left, right, new Homes(home)).with(conjuncts);
  }

  private Matching with(List<Expr> conjuncts) {
    conjuncts.forEach(this::add);
    return this;
  }

  private void add(Expr conjunct) {
    if (conjunct instanceof Compare(var op, var one, var other)
        && (op == Comparison.EQ || op == Comparison.NOT_DISTINCT)) {
      Uses ones = Uses.of(one);
      Uses theirs = Uses.of(other);
      if (!ones.ids().isEmpty() && !theirs.ids().isEmpty() && sides.areApart(ones, theirs)) {
        addKey(one, other, ones);
        return;
      }
    }
    others.apply(conjunct);
  }

  private void addKey(Expr one, Expr other, Uses ones) {
    ExprDomains domains = new ExprDomains(sides::domain, new Origin(Math.max(left, right)));
    Domain first = domains.of(one);
    Domain second = domains.of(other);
    boolean isFlipped = sides.isRight(ones, first, second);
    Domain ofLeft = isFlipped ? second : first;
    Domain ofRight = isFlipped ? first : second;
    leftKeys.add(key(ofLeft, ofRight, isFlipped ? other : one));
    rightKeys.add(key(ofRight, ofLeft, isFlipped ? one : other));
    leftShare *= (1 - ofLeft.nulls()) * shared(ofLeft, ofRight);
    rightShare *= (1 - ofRight.nulls()) * shared(ofRight, ofLeft);
  }

  /// Which part of a key's values lies within the other's range; the rest has no match.
  private static double shared(Domain key, Domain other) {
    double part = key.range().part(key.range().meet(other.range()));
    return Double.isNaN(part) ? 1 : part;
  }

  /// The values of a key within the other's range.
  private Domain key(Domain key, Domain other, Expr expr) {
    Range range = key.range().meet(other.range());
    Domain within = range.isEmpty() ? key.present() : key.narrowed(range, shared(key, other));
    if (expr instanceof Ref(var column)) {
      met.put(column, within.leaving(other.distinct()));
    }
    return within;
  }

  /// How many pairs match.
  double pairs() {
    double pairs = left * right * others.kept();
    if (leftKeys.isEmpty()) {
      return pairs;
    }
    JoinKeys one = JoinKeys.of(leftKeys);
    JoinKeys other = JoinKeys.of(rightKeys);
    double values = Math.max(one.referringTo(other).all(), other.referringTo(one).all());
    return pairs * leftShare * rightShare / Math.max(1, values);
  }

  /// Which part of the left rows has a match.
  double matched() {
    if (left == 0 || right == 0) {
      return 0;
    }
    if (leftKeys.isEmpty()) {
      return Math.min(1, right * others.kept());
    }
    JoinKeys one = JoinKeys.of(leftKeys);
    JoinKeys other = JoinKeys.of(rightKeys);
    JoinKeys here = one.referringTo(other);
    JoinKeys there = other.referringTo(one);
    double candidates = right * rightShare;
    double values = Math.max(1, Math.min(there.distinct(), candidates));
    double found = values / Math.max(values, Math.max(here.all(), there.all()));
    double passing = 1 - StrictMath.pow(1 - others.kept(), Math.max(1, candidates / values));
    double matched = leftShare * found * passing;
    return other.counted() || other.unique() ? matched : Math.min(matched, 1 - LEAST_UNMATCHED);
  }

  /// The values of a key's column in rows that have matched; those of another column as they were.
  Domain matched(Column column) {
    Domain key = met.get(column);
    return key == null ? sides.domain(column) : key;
  }

  private record Known(Profile left, Profile right, Set<Integer> ofRight) implements Sides {
    @Override
    public Domain domain(Column column) {
      return ofRight.contains(column.id()) ? right.domain(column) : left.domain(column);
    }

    @Override
    public boolean isRight(Uses one, Domain domain, Domain other) {
      return one.within(ofRight);
    }

    @Override
    public boolean areApart(Uses one, Uses other) {
      return isOf(one, other) || isOf(other, one);
    }

    private boolean isOf(Uses inside, Uses outside) {
      return inside.within(ofRight) && outside.ids().stream().noneMatch(ofRight::contains);
    }
  }

  /// Which side is which does not matter, only that each has its own: the first equality's first
  /// column says whose origins the left's are.
  private static final class Homes implements Sides {
    private final Function<Column, Domain> home;
    private final Set<Origin> left = new HashSet<>();

    Homes(Function<Column, Domain> home) {
      this.home = home;
    }

    @Override
    public Domain domain(Column column) {
      return home.apply(column);
    }

    @Override
    public boolean isRight(Uses one, Domain domain, Domain other) {
      boolean isFlipped = left.contains(other.origin()) && !left.contains(domain.origin());
      left.add(isFlipped ? other.origin() : domain.origin());
      return isFlipped;
    }

    @Override
    public boolean areApart(Uses one, Uses other) {
      return one.ids().stream().noneMatch(other.ids()::contains);
    }
  }
}
