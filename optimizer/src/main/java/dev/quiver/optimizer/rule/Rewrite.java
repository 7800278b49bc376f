package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.optimizer.rule.Phase.Listener;
import dev.quiver.optimizer.rule.Phase.Mode;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One phase at work on one plan.
///
/// A node is looked at when its inputs have settled. Where a rule fires, what it gave is looked at
/// again from its inputs up, and settled subtrees are passed by; so a filter sinks to its place in
/// one go, and the work is proportional to what changes.
final class Rewrite {
  /// How many times in a row rules may fire in one place.
  private static final int MAX_PASSES = 20;

  /// How deep firings may nest: each may set off others below it.
  private static final int MAX_NESTING = 2_000;

  private final Phase phase;
  private final RuleContext context;
  private final Listener listener;
  private final Set<Plan> settled = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<String> lastFired = new ArrayDeque<>();
  private int nesting;

  Rewrite(Phase phase, RuleContext context, Listener listener) {
    this.phase = phase;
    this.context = context;
    this.listener = listener;
  }

  Plan run(Plan plan) {
    return switch (phase.mode()) {
      case ROOT -> applyEach(plan);
      case ONCE -> once(plan);
      case FIXPOINT -> settle(plan);
    };
  }

  private Plan once(Plan plan) {
    return applyEach(plan.mapInputs(this::once));
  }

  private Plan settle(Plan plan) {
    if (settled.contains(plan)) {
      return plan;
    }
    Plan node = plan;
    for (int pass = 0; pass <= MAX_PASSES; pass++) {
      Plan ready = node.mapInputs(this::settle);
      Plan next = applyEach(ready);
      if (next.isSame(ready)) {
        nesting -= pass;
        settled.add(ready);
        return ready;
      }
      if (++nesting > MAX_NESTING) {
        throw unsettled(next);
      }
      node = next;
    }
    throw unsettled(node);
  }

  private Plan applyEach(Plan plan) {
    context.visit();
    Plan node = plan;
    List<Rule> rules = phase.rules();
    for (int i = 0; i < rules.size(); i++) {
      Optional<Plan> after = rules.get(i).apply(node, context);
      if (after.isPresent()) {
        listener.fired(i, node, after.get());
        remember(rules.get(i).name());
        node = after.get();
        if (phase.mode() == Mode.FIXPOINT) {
          return node;
        }
      }
    }
    return node;
  }

  private void remember(String rule) {
    lastFired.remove(rule);
    lastFired.addLast(rule);
    if (lastFired.size() > 3) {
      lastFired.removeFirst();
    }
  }

  private IllegalStateException unsettled(Plan plan) {
    return new IllegalStateException(
        "phase %s did not settle in %d passes\n  last fired: %s\n  plan:\n%s"
            .formatted(
                phase.name(), MAX_PASSES, String.join(", ", lastFired), PlanPrinter.print(plan)));
  }
}
