package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A tree of inner joins without its order: what is joined, and all that is asked of it.
///
/// Projections between the joins that only rename are looked through. A condition that can fail
/// makes its join a leaf, since it may be evaluated for no more rows than it was.
public final class JoinGraph {
  private final List<Plan> leaves = new ArrayList<>();
  private final LinkedHashSet<Expr> conjuncts = new LinkedHashSet<>();
  private final Map<Integer, Expr> names = new HashMap<>();

  private JoinGraph() {}

  /// Whether there is something to order.
  public static boolean isTree(Plan plan) {
    return plan instanceof Join(_, _, var type, var condition)
        && type == JoinType.INNER
        && !condition.canFail();
  }

  /// The graph of such a plan, its leaves changed.
  public static JoinGraph of(Plan plan, UnaryOperator<Plan> leaf) {
    JoinGraph graph = new JoinGraph();
    graph.collect(plan, leaf);
    return graph;
  }

  private void collect(Plan plan, UnaryOperator<Plan> leaf) {
    if (plan instanceof Join(var left, var right, _, var condition) && isTree(plan)) {
      collect(left, leaf);
      collect(right, leaf);
      Conjuncts.of(condition).terms().forEach(one -> conjuncts.add(own(one)));
    } else if (plan instanceof Project(var input, var assignments) && onlyRenames(plan)) {
      collect(input, leaf);
      assignments.forEach(one -> names.put(one.column().id(), own(one.value())));
    } else {
      leaves.add(leaf.apply(plan));
    }
  }

  private static boolean onlyRenames(Plan plan) {
    return switch (plan) {
      case Project(var input, var assignments) ->
          assignments.stream().allMatch(one -> one.value() instanceof Ref) && onlyRenames(input);
      case Plan other -> isTree(other);
    };
  }

  /// An expression over columns of the leaves.
  private Expr own(Expr expr) {
    return new Substitution(names).in(expr);
  }

  List<Plan> leaves() {
    return leaves;
  }

  List<Expr> conjuncts() {
    return List.copyOf(conjuncts);
  }

  /// A plan of the leaves' columns with just these.
  Plan under(Plan plan, List<Column> columns) {
    return plan.columns().equals(columns)
        ? plan
        : new Project(
            plan, columns.stream().map(one -> new Assignment(one, own(new Ref(one)))).toList());
  }
}
