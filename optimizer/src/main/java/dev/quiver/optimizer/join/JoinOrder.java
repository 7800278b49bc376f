package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.List;
import java.util.Optional;

/// Chooses a tree for a join graph: the cheapest of all, where they can be looked at in so many
/// steps; else one found greedily and made better in small changes.
///
/// What was written is offered first, so it stays unless something is better.
public final class JoinOrder {
  /// Enough for all trees of 12 relations around one, of 9 each with each, of 40 in a row.
  private static final int MAX_STEPS = 20_000;

  private JoinOrder() {}

  /// A plan with these columns that joins the same; empty where none was found.
  public static Optional<Plan> of(JoinGraph graph, List<Column> columns, Estimates estimates) {
    return trees(graph, estimates, MAX_STEPS)
        .map(trees -> graph.under(trees.plan(graph.all()), columns));
  }

  /// The trees found in so many steps; empty where none joins all.
  static Optional<Trees> trees(JoinGraph graph, Estimates estimates, int steps) {
    if (!graph.isWhole()) {
      return Optional.empty();
    }
    Neighbours neighbours = new Neighbours(graph);
    Trees trees = new Trees(graph, neighbours, estimates);
    graph.written().forEach(join -> trees.offer(join.left(), join.right()));
    int relations = graph.relations().size();
    boolean isDone = new PairEnumeration(neighbours, relations, steps, trees).run();
    if (!isDone) {
      new GreedyOrder(trees, neighbours).run(relations);
      if (trees.has(graph.all())) {
        new TreeSearch(trees).run(graph.all());
      }
    }
    return Optional.of(trees).filter(all -> all.has(graph.all()));
  }
}
