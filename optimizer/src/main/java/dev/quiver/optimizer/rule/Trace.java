package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Program;
import java.util.List;

/// Hears of each rule that fired.
///
/// Plans are handed over as they are; printing them is the listener's affair, so nobody pays for a
/// trace that nobody reads.
public interface Trace {
  /// Hears nothing.
  Trace NONE = _ -> {};

  /// A rule changed something.
  void fired(Firing firing);

  /// A phase is through with a definition, in which it showed its rules this many nodes.
  default void visited(String phase, String within, long nodes) {}

  /// One change. `passId` is `phase:pass:index:rule`, where pass counts the phases from zero.
  record Firing(String phase, int pass, int index, String rule, Change change) {
    /// What artifacts call this change.
    public String passId() {
      return phase + ":" + pass + ":" + index + ":" + rule;
    }
  }

  /// What was there, and what stands in its place.
  sealed interface Change {
    /// A node of the definition or sink `within`.
    record Node(String within, Plan before, Plan after) implements Change {}

    /// A program.
    record Whole(Program before, Program after) implements Change {}
  }

  /// Keeps every firing in a list.
  static Trace into(List<Firing> firings) {
    return firings::add;
  }
}
