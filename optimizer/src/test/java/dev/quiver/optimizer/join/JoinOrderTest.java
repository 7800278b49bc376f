package dev.quiver.optimizer.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The order that is found is the cheapest of all, where all can be looked at; and the work of
/// finding one is bounded: counted in pairs of sets, since time proves nothing (it is printed).
class JoinOrderTest {
  private static final int GRAPHS = 400;
  private static final int ALL_STEPS = 1_000_000;

  @Test
  void findsTheCheapestOrderOfInnerJoins() {
    for (long seed = 1; seed <= GRAPHS; seed++) {
      int tables = 2 + (int) (seed % 6);
      RandomJoins joins = new RandomJoins(seed, tables);
      Plan plan = joins.tree(tables, List.of(JoinType.INNER));
      JoinGraph graph = graph(plan);
      Trees found = found(graph, joins, ALL_STEPS).orElseThrow();
      Trees all = exhaustive(graph, joins);
      double best = all.get(graph.all()).cost();
      assertThat(found.get(graph.all()).cost())
          .as("seed " + seed)
          .isCloseTo(best, Offset.offset(best * 1e-6));
    }
  }

  @Test
  void findsAnOrderOfAnyJoinsWhereThereIsOne() {
    List<JoinType> types = List.of(JoinType.values());
    int ordered = 0;
    for (long seed = 1; seed <= GRAPHS; seed++) {
      int tables = 2 + (int) (seed % 5);
      RandomJoins joins = new RandomJoins(seed, tables);
      Plan plan = joins.tree(tables, types);
      if (JoinGraph.isTree(plan)) {
        JoinGraph graph = graph(plan);
        boolean isFound = found(graph, joins, ALL_STEPS).isPresent();
        boolean isThere = graph.isWhole() && exhaustive(graph, joins).has(graph.all());
        assertThat(isFound).as("seed " + seed).isEqualTo(isThere);
        ordered += isFound ? 1 : 0;
      }
    }
    assertThat(ordered).isGreaterThan(GRAPHS / 2);
  }

  @Test
  void ordersManyRelationsInBoundedWork() {
    for (Shape shape : Shape.values()) {
      RandomJoins joins = new RandomJoins(7, 60);
      Plan plan = shape.plan(joins, 60);
      Trees trees = timed(shape, plan, joins);
      Plan ordered = trees.plan(-1L >>> 4);
      assertThat(ordered.columns()).hasSize(plan.columns().size());
      assertThat(trees.offers()).as(shape.name()).isLessThan(60_000);
    }
  }

  private static Trees timed(Shape shape, Plan plan, RandomJoins joins) {
    for (int warm = 0; warm < 3; warm++) {
      found(graph(plan), joins, 20_000);
    }
    long start = System.nanoTime();
    Trees trees = found(graph(plan), joins, 20_000).orElseThrow();
    System.out.printf(
        "%s of 60: %,d pairs looked at, %,d ms%n",
        shape, trees.offers(), (System.nanoTime() - start) / 1_000_000);
    return trees;
  }

  /// How the tables of a large graph are joined, as written: each with one before it.
  private enum Shape {
    CHAIN,
    STAR,
    CLIQUE;

    private boolean joins(int one, int other) {
      return switch (this) {
        case CHAIN -> one + 1 == other;
        case STAR -> one == 0;
        case CLIQUE -> true;
      };
    }

    Plan plan(RandomJoins tables, int count) {
      Plan plan = RandomJoins.scan(tables.catalog(), 0);
      for (int i = 1; i < count; i++) {
        Scan next = RandomJoins.scan(tables.catalog(), i);
        List<Expr> on = new ArrayList<>();
        for (int before = 0; before < i; before++) {
          if (joins(before, i)) {
            Scan other = RandomJoins.scan(tables.catalog(), before);
            on.add(
                new Compare(
                    Comparison.EQ,
                    new Ref(other.columns().get((before + i) % 3)),
                    new Ref(next.columns().get(before % 3))));
          }
        }
        plan = new Join(plan, next, JoinType.INNER, new Conjuncts(on).predicate());
      }
      return plan;
    }
  }

  private static JoinGraph graph(Plan plan) {
    return JoinGraph.of(plan, leaf -> leaf, (_, _) -> false);
  }

  private static Optional<Trees> found(JoinGraph graph, RandomJoins joins, int steps) {
    return JoinOrder.trees(graph, new Estimates(joins.catalog(), Map.of()), steps);
  }

  /// The best trees of all pairs of disjoint sets that an edge joins.
  private static Trees exhaustive(JoinGraph graph, RandomJoins joins) {
    Estimates estimates = new Estimates(joins.catalog(), Map.of());
    Neighbours neighbours = new Neighbours(graph);
    Trees trees = new Trees(graph, neighbours, estimates);
    for (long set = 1; set <= graph.all(); set++) {
      for (long part = (set - 1) & set; part > 0; part = (part - 1) & set) {
        if (neighbours.connect(part, set & ~part)) {
          trees.offer(part, set & ~part);
        }
      }
    }
    return trees;
  }
}
