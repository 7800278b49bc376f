package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.JoinType;
import java.util.List;

/// A join of two sets of relations that is allowed.
record Step(long left, long right, JoinType type, List<Expr> on, boolean isKeyed) {}
