package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import java.util.List;

/// A named run of rules over the plan of one definition.
public record Phase(String name, Mode mode, List<Rule> rules) {
  public Phase {
    rules = List.copyOf(rules);
  }

  /// How often a phase visits a node.
  public enum Mode {
    /// The root only, once: for rules that rewrite a whole tree in one walk.
    ROOT,
    /// Each node once, inputs first.
    ONCE,
    /// Inputs first, until no rule has anything to say anywhere.
    FIXPOINT
  }

  /// A phase that shows each rule the root.
  public static Phase root(String name, Rule... rules) {
    return new Phase(name, Mode.ROOT, List.of(rules));
  }

  /// A phase that shows each rule every node once.
  public static Phase once(String name, Rule... rules) {
    return new Phase(name, Mode.ONCE, List.of(rules));
  }

  /// A phase that goes on until nothing changes.
  public static Phase fixpoint(String name, Rule... rules) {
    return new Phase(name, Mode.FIXPOINT, List.of(rules));
  }

  /// The plan after this phase; the very same where no rule fired.
  public Plan run(Plan plan, RuleContext context, Listener listener) {
    return new Rewrite(this, context, listener).run(plan);
  }

  /// Hears which rule of a phase, by its index, changed what.
  @FunctionalInterface
  public interface Listener {
    /// A rule fired.
    void fired(int index, Plan before, Plan after);
  }
}
