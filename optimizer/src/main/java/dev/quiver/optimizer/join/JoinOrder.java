package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses a tree for a join graph: again and again the pair whose join is thought to give the
/// fewest rows, of those with an equality between them; else with any condition; else any.
///
/// All pairs are compared once, and after that those of the latest join, so the work goes with the
/// square of the leaves; a graph with very many keeps its order.
public final class JoinOrder {
  private static final int MAX_LEAVES = 200;

  private final Estimates estimates;
  private final List<Equalities> classes;
  private final List<Condition> others = new ArrayList<>();

  private JoinOrder(JoinGraph graph, Estimates estimates) {
    this.estimates = estimates;
    this.classes = Equalities.of(graph.conjuncts());
    for (Expr conjunct : graph.conjuncts()) {
      if (!Equalities.isOne(conjunct)) {
        others.add(new Condition(conjunct, Uses.of(conjunct).ids()));
      }
    }
  }

  /// A plan with these columns that joins the same; or the one given, where there are too many
  /// leaves to choose from.
  public static Plan of(JoinGraph graph, List<Column> columns, Plan written, Estimates estimates) {
    return graph.leaves().size() > MAX_LEAVES
        ? written
        : graph.under(new JoinOrder(graph, estimates).tree(graph.leaves()), columns);
  }

  private record Condition(Expr expr, Set<Integer> ids) {}

  private record Part(Plan plan, Set<Integer> ids, double rows) {}

  /// Two parts, by their places, and what is between them.
  private record Pair(int left, int right, Conjuncts on, int rank, double rows) {
    static final Comparator<Pair> ORDER =
        Comparator.comparingInt(Pair::rank)
            .thenComparingDouble(Pair::rows)
            .thenComparingInt(Pair::left)
            .thenComparingInt(Pair::right);
  }

  private Plan tree(List<Plan> leaves) {
    List<Part> parts = new ArrayList<>(leaves.stream().map(this::leaf).toList());
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      addPairs(i, i, parts, pairs);
    }
    Set<Integer> gone = new HashSet<>();
    for (int joins = 1; joins < leaves.size(); joins++) {
      Pair best = pairs.stream().min(Pair.ORDER).orElseThrow();
      Part left = parts.get(best.left);
      Part right = parts.get(best.right);
      Set<Integer> ids = new HashSet<>(left.ids);
      ids.addAll(right.ids);
      Plan join = new Join(left.plan, right.plan, JoinType.INNER, best.on.predicate());
      parts.set(best.left, new Part(join, ids, best.rows));
      gone.add(best.right);
      pairs.removeIf(one -> touches(one, best.left) || touches(one, best.right));
      addPairs(best.left, parts.size(), parts, pairs);
      pairs.removeIf(one -> gone.contains(one.left) || gone.contains(one.right));
    }
    return withConstants(parts.getFirst().plan);
  }

  private static boolean touches(Pair pair, int part) {
    return pair.left == part || pair.right == part;
  }

  private void addPairs(int part, int end, List<Part> parts, List<Pair> pairs) {
    for (int other = 0; other < end; other++) {
      if (other != part) {
        pairs.add(pair(Math.min(part, other), Math.max(part, other), parts));
      }
    }
  }

  private Pair pair(int left, int right, List<Part> parts) {
    Part l = parts.get(left);
    Part r = parts.get(right);
    List<Expr> on = new ArrayList<>();
    classes.forEach(one -> one.between(l.ids, r.ids).ifPresent(on::add));
    boolean isEqual = !on.isEmpty();
    for (Condition one : others) {
      if (spans(one.ids, l.ids, r.ids)) {
        on.add(one.expr);
        isEqual |= isKey(one.expr, l.ids, r.ids);
      }
    }
    int rank = isEqual ? 0 : on.isEmpty() ? 2 : 1;
    return new Pair(left, right, new Conjuncts(on), rank, estimates.matches(on, l.rows, r.rows));
  }

  private static boolean spans(Set<Integer> used, Set<Integer> left, Set<Integer> right) {
    boolean onLeft = false;
    boolean onRight = false;
    for (int id : used) {
      onLeft |= left.contains(id);
      onRight |= right.contains(id);
      if (!left.contains(id) && !right.contains(id)) {
        return false;
      }
    }
    return onLeft && onRight;
  }

  private static boolean isKey(Expr expr, Set<Integer> left, Set<Integer> right) {
    if (!(expr instanceof Compare(var op, var one, var other))
        || (op != Comparison.EQ && op != Comparison.NOT_DISTINCT)) {
      return false;
    }
    Uses ones = Uses.of(one);
    Uses others = Uses.of(other);
    return (ones.within(left) && others.within(right))
        || (ones.within(right) && others.within(left));
  }

  /// A leaf, with what is asked of it alone.
  private Part leaf(Plan plan) {
    Set<Integer> ids = Uses.ids(plan.columns());
    List<Expr> own = new ArrayList<>();
    classes.forEach(one -> own.addAll(one.within(ids)));
    others.stream()
        .filter(one -> !one.ids.isEmpty() && ids.containsAll(one.ids))
        .forEach(one -> own.add(one.expr));
    Plan filtered = new Conjuncts(own).over(plan);
    return new Part(filtered, ids, estimates.rows(filtered));
  }

  /// What uses no column is asked of all.
  private Plan withConstants(Plan plan) {
    List<Expr> constants =
        others.stream().filter(one -> one.ids.isEmpty()).map(Condition::expr).toList();
    return new Conjuncts(constants).over(plan);
  }
}
