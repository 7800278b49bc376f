package dev.quiver.exec;

import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.operator.PairCondition;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Compiles conditions over both sides of a join, against just the columns that they read.
///
/// @param probe the columns of the probe side
/// @param build the columns of the build side, each in the slot that `layout` says
record PairConditions(
    Expressions expressions, List<Column> probe, List<Column> build, JoinLayout layout) {
  PairCondition of(List<Expr> conjuncts) {
    Set<Integer> used = Uses.of(conjuncts).ids();
    List<Column> input = new ArrayList<>();
    List<Integer> ordinals = new ArrayList<>();
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < probe.size(); i++) {
      if (used.contains(probe.get(i).id())) {
        input.add(probe.get(i));
        ordinals.add(i);
      }
    }
    for (int i = 0; i < build.size(); i++) {
      if (used.contains(build.get(i).id())) {
        input.add(build.get(i));
        slots.add(layout.slotOfColumn().get(i));
      }
    }
    return new PairCondition(
        ordinals,
        slots,
        conjuncts.stream().map(one -> expressions.predicate(one, input)).toList(),
        expressions.compile(new Conjuncts(conjuncts).predicate(), input));
  }
}
