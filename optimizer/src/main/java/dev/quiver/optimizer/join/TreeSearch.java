package dev.quiver.optimizer.join;

/// Makes a tree better by small changes: three sets that are joined next to each other may be
/// joined in another order. From the leaves up, until nothing helps.
final class TreeSearch {
  private static final int MAX_PASSES = 12;

  private final Trees trees;

  TreeSearch(Trees trees) {
    this.trees = trees;
  }

  void run(long all) {
    double before = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < MAX_PASSES && trees.get(all).cost() < before; pass++) {
      before = trees.get(all).cost();
      improve(all);
    }
  }

  private void improve(long set) {
    Tree tree = trees.get(set);
    if (tree.isRelation()) {
      return;
    }
    improve(tree.left());
    improve(tree.right());
    // What is below may cost less by now.
    trees.offer(tree.left(), tree.right());
    turn(tree.left(), tree.right());
    turn(tree.right(), tree.left());
  }

  /// Joins `other` with either part of `joined` first.
  private void turn(long joined, long other) {
    Tree tree = trees.get(joined);
    if (!tree.isRelation()) {
      nest(tree.left(), tree.right(), other);
      nest(tree.right(), tree.left(), other);
    }
  }

  private void nest(long outer, long inner, long other) {
    trees.offer(inner, other);
    trees.offer(outer, inner | other);
  }
}
