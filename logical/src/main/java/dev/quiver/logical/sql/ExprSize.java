package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

/// The depth of an expression and the number of its nodes, a shared one counted at each place.
///
/// Some short texts mean large expressions, since BETWEEN, NULLIF and CASE use an operand twice;
/// all that walks the tree later would walk it in full.
record ExprSize(int depth, long nodes) {
  /// An expression may be this deep; whatever walks it needs a stack for that.
  static final int MAX_DEPTH = 500;

  private static final long MAX_NODES = 1_000_000;

  /// The size of an expression; each node is looked at once, on no stack but the heap.
  static ExprSize of(Expr expr) {
    IdentityHashMap<Expr, ExprSize> known = new IdentityHashMap<>();
    Deque<Expr> open = new ArrayDeque<>();
    open.push(expr);
    while (!open.isEmpty()) {
      Expr next = open.peek();
      boolean isReady = true;
      for (Expr child : next.children()) {
        if (!known.containsKey(child)) {
          open.push(child);
          isReady = false;
        }
      }
      if (isReady) {
        open.pop();
        known.put(next, sum(next, known));
      }
    }
    return sum(expr, known);
  }

  boolean isWithinLimits() {
    return depth <= MAX_DEPTH && nodes <= MAX_NODES;
  }

  private static ExprSize sum(Expr expr, IdentityHashMap<Expr, ExprSize> known) {
    int depth = 0;
    long nodes = 1;
    for (Expr child : expr.children()) {
      // Looked up by identity: the one node may stand at several places.
      ExprSize size = known.getOrDefault(child, new ExprSize(0, 0));
      depth = Math.max(depth, size.depth);
      nodes = Math.min(MAX_NODES + 1, nodes + size.nodes);
    }
    return new ExprSize(depth + 1, nodes);
  }
}
